package io.consuljvm.kernel.rpc;

import io.consuljvm.spi.Clock;
import io.consuljvm.spi.rpc.Cancellation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where one thread waits until it is woken, its time is up, or its caller has gone. Made by the
 * thread that waits; {@link #wake} is for any thread. Ignores interrupts, for whoever waits here
 * may go on into storage.
 */
public final class Wait implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Clock clock;
  private final long deadlineNanos;
  private final Cancellation caller;

  private boolean woken;
  private boolean expired;
  private boolean cancelled;
  private Optional<Clock.Timer> timer = Optional.empty();
  private Optional<Cancellation.Registration> registration = Optional.empty();

  /** How a wait ended. */
  public enum Outcome {
    WOKEN,
    EXPIRED,
    CANCELLED
  }

  /**
   * @param atMost from now on, however often this waits
   */
  public Wait(Clock clock, Duration atMost, Cancellation caller) {
    this.clock = clock;
    this.deadlineNanos = clock.nanoTime() + atMost.toNanos();
    this.caller = caller;
  }

  /** Ends the present wait, or else the next one at once. */
  public void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets earlier calls of {@link #wake}. */
  public void clear() {
    lock.lock();
    try {
      woken = false;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the time is up. */
  public boolean expired() {
    lock.lock();
    try {
      return expired || clock.nanoTime() - deadlineNanos >= 0;
    } finally {
      lock.unlock();
    }
  }

  /** Waits. What was said before it is not lost. */
  public Outcome await() {
    prepare();
    lock.lock();
    try {
      while (!woken && !cancelled && !expired) {
        changed.awaitUninterruptibly();
      }
      if (cancelled) {
        return Outcome.CANCELLED;
      }
      return woken ? Outcome.WOKEN : Outcome.EXPIRED;
    } finally {
      lock.unlock();
    }
  }

  /** Most waits never come to waiting, so that the timer is set by the first that does. */
  private void prepare() {
    if (timer.isEmpty()) {
      long leftNanos = Math.max(0, deadlineNanos - clock.nanoTime());
      timer = Optional.of(clock.after(Duration.ofNanos(leftNanos), this::expire));
      registration = Optional.of(caller.onCancel(this::cancel));
    }
  }

  private void expire() {
    lock.lock();
    try {
      expired = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void cancel() {
    lock.lock();
    try {
      cancelled = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    timer.ifPresent(Clock.Timer::cancel);
    registration.ifPresent(Cancellation.Registration::close);
  }
}
