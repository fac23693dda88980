package io.consuljvm.spi.consensus;

import com.typesafe.config.Config;
import io.consuljvm.spi.Clock;
import io.consuljvm.spi.Metrics;
import io.consuljvm.spi.storage.Storage;
import io.consuljvm.spi.transport.Transport;
import java.nio.file.Path;
import java.util.Optional;

/** What a consensus implementation is lent. */
public interface ConsensusContext {
  /** This server's advertised RPC address. */
  ServerAddress self();

  /** Where the log goes. */
  Storage storage();

  /** Where files that are no tables go, such as snapshots; empty if nothing is to be on disk. */
  Optional<Path> directory();

  StateMachine stateMachine();

  /** Empty if the transport slot is not filled: a single server can do without. */
  Optional<Transport> transport();

  Clock clock();

  Metrics metrics();

  /** This plugin's own section, with its {@code reference.conf} beneath. */
  Config config();

  /** 1 to 10, scales the timeouts ({@code F052, B298}). */
  int raftMultiplier();

  /** Stops the node: an invariant is broken, or the disk failed; going on would spread it. */
  void fatal(String reason, Throwable cause);
}
