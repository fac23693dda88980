package io.consuljvm.kernel.leader;

import io.consuljvm.kernel.rpc.Wait;
import io.consuljvm.spi.Authorizer;
import io.consuljvm.spi.Clock;
import io.consuljvm.spi.LeaderTask;
import io.consuljvm.spi.rpc.Cancellation;
import io.consuljvm.spi.rpc.LeaderContext;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.state.Command;
import io.consuljvm.spi.state.CommandRejected;
import io.consuljvm.spi.state.StateView;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** One stretch of leadership, shared by all tasks. Safe for any thread. */
final class ActiveTerm implements LeaderTask.Term, Cancellation {
  private final LeaderContext context;
  private final Clock clock;
  private final Set<Runnable> pausing = ConcurrentHashMap.newKeySet();
  private volatile boolean active = true;

  ActiveTerm(LeaderContext context, Clock clock) {
    this.context = context;
    this.clock = clock;
  }

  /** Leadership is lost: nobody pauses any longer. */
  void end() {
    active = false;
    pausing.forEach(Runnable::run);
  }

  @Override
  public boolean active() {
    return active;
  }

  @Override
  public boolean pause(Duration duration) {
    try (Wait wait = new Wait(clock, duration, this)) {
      wait.await();
    }
    return active;
  }

  @Override
  public Registration onCancel(Runnable action) {
    pausing.add(action);
    if (!active) {
      action.run();
    }
    return () -> pausing.remove(action);
  }

  @Override
  public Authorizer authorizer() {
    return context.authorizer();
  }

  @Override
  public <T> T read(Function<StateView, T> query) {
    return context.read(query);
  }

  @Override
  public Object propose(Command command, byte[] body) throws CommandRejected, RpcException {
    if (!active) {
      throw new RpcException("node is not the leader");
    }
    return context.propose(command, body);
  }
}
