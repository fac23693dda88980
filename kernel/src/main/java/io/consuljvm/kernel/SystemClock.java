package io.consuljvm.kernel;

import io.consuljvm.spi.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The machine's clock. One daemon thread waits for all timers and starts a virtual thread for each
 * that is due. Safe for any thread.
 */
public final class SystemClock implements Clock, AutoCloseable {
  private static final ThreadFactory VIRTUAL = Thread.ofVirtual().name("timer-", 0).factory();

  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("clock").factory());

  public SystemClock() {
    timers.setRemoveOnCancelPolicy(true);
    timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    Future<?> timer =
        timers.schedule(
            () -> VIRTUAL.newThread(action).start(), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> timer.cancel(false);
  }

  /** Nothing that is still waiting will run. */
  @Override
  public void close() {
    timers.shutdownNow();
  }
}
