package io.consuljvm.kernel.leader;

import io.consuljvm.kernel.rpc.TermBarrier;
import io.consuljvm.kernel.rpc.Wait;
import io.consuljvm.spi.Clock;
import io.consuljvm.spi.LeaderTask;
import io.consuljvm.spi.rpc.Cancellation;
import io.consuljvm.spi.rpc.LeaderContext;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the leader's tasks, each on a virtual thread, from when all earlier entries are applied
 * until leadership is lost (B022 - B026). A task never runs twice at a time: if it is slow to end
 * with its term, the next term's run of it waits. Safe for any thread.
 */
public final class LeaderTasks implements TermBarrier.Listener {
  private static final Logger LOG = LoggerFactory.getLogger("consul");
  private static final long NONE = -1;

  private final List<LeaderTask> tasks;
  private final LeaderContext context;
  private final Clock clock;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<LeaderTask, CompletableFuture<Void>> runs = new IdentityHashMap<>();
  private Optional<ActiveTerm> current = Optional.empty();
  private long elected = NONE;
  private boolean stopped;

  /**
   * @param context what tasks read and propose with
   */
  public LeaderTasks(List<LeaderTask> tasks, LeaderContext context, Clock clock) {
    this.tasks = List.copyOf(tasks);
    this.context = context;
    this.clock = clock;
  }

  @Override
  public void elected(long term) {
    LOG.info("cluster leadership acquired");
    lock.lock();
    try {
      elected = term;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void ready(long term) {
    lock.lock();
    try {
      if (!stopped && elected == term) {
        ActiveTerm active = new ActiveTerm(context, clock);
        current = Optional.of(active);
        tasks.forEach(task -> start(task, active));
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void lost(long term) {
    LOG.info("cluster leadership lost");
    lock.lock();
    try {
      elected = NONE;
      end();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the tasks, for good, and waits until they have. */
  public void stop(Duration deadline) {
    CompletableFuture<Void> ended;
    lock.lock();
    try {
      stopped = true;
      end();
      ended = CompletableFuture.allOf(runs.values().toArray(CompletableFuture[]::new));
    } finally {
      lock.unlock();
    }
    try (Wait wait = new Wait(clock, deadline, Cancellation.NEVER)) {
      ended.whenComplete((done, failure) -> wait.wake());
      if (wait.await() == Wait.Outcome.EXPIRED) {
        LOG.warn("leader tasks still run after {}", deadline);
      }
    }
  }

  private void end() {
    current.ifPresent(ActiveTerm::end);
    current = Optional.empty();
  }

  private void start(LeaderTask task, ActiveTerm term) {
    CompletableFuture<Void> earlier =
        runs.getOrDefault(task, CompletableFuture.completedFuture(null));
    CompletableFuture<Void> run = new CompletableFuture<>();
    runs.put(task, run);
    Thread.ofVirtual()
        .name("leader " + task.name())
        .start(() -> {
          try {
            earlier.join();
            new TaskRun(task, term).run();
          } finally {
            run.complete(null);
          }
        });
  }
}
