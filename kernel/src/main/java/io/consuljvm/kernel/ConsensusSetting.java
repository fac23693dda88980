package io.consuljvm.kernel;

import com.typesafe.config.Config;
import io.consuljvm.spi.Clock;
import io.consuljvm.spi.Metrics;
import io.consuljvm.spi.consensus.ConsensusContext;
import io.consuljvm.spi.consensus.ServerAddress;
import io.consuljvm.spi.consensus.StateMachine;
import io.consuljvm.spi.storage.Storage;
import io.consuljvm.spi.transport.Transport;
import java.nio.file.Path;
import java.util.Optional;

/** What the consensus slot is lent. */
record ConsensusSetting(
    RunningNode node,
    ServerAddress self,
    Storage storage,
    Optional<Path> directory,
    StateMachine stateMachine,
    Optional<Transport> transport,
    Fatal onFatal)
    implements ConsensusContext {

  /** Stops the agent because going on would make things worse. */
  @FunctionalInterface
  interface Fatal {
    void stop(String reason, Throwable cause);
  }

  @Override
  public Clock clock() {
    return node.clock();
  }

  @Override
  public Metrics metrics() {
    return node.metrics();
  }

  @Override
  public Config config() {
    return node.config("consensus-" + node.settings().slots().consensus());
  }

  @Override
  public int raftMultiplier() {
    return node.settings().performance().raftMultiplier();
  }

  @Override
  public void fatal(String reason, Throwable cause) {
    onFatal.stop(reason, cause);
  }
}
