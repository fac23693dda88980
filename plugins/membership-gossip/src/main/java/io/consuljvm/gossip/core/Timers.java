package io.consuljvm.gossip.core;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What the core wants to do later, by virtual time; equal times in the order they were set. */
final class Timers {

  /** Below this many, cancelled timers simply wait for their time. */
  private static final int CLEANUP_THRESHOLD = 64;

  private final PriorityQueue<Timer> queue = new PriorityQueue<>();
  private long order;
  private int cancelled;

  @FunctionalInterface
  interface Action {
    void fire();
  }

  final class Timer implements Comparable<Timer> {

    private final long atNanos;
    private final long sequence;
    private @Nullable Action action;

    private Timer(long atNanos, long sequence, Action action) {
      this.atNanos = atNanos;
      this.sequence = sequence;
      this.action = action;
    }

    /** Without effect once it fired. */
    void cancel() {
      if (action != null) {
        action = null;
        cancelled++;
        dropCancelled();
      }
    }

    @Override
    public int compareTo(Timer other) {
      int byTime = Long.signum(atNanos - other.atNanos);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  Timer at(long nanos, Action action) {
    Timer timer = new Timer(nanos, order++, action);
    queue.add(timer);
    return timer;
  }

  /** Fires all that are due, those set meanwhile included. */
  void fireDue(long nowNanos) {
    Timer first = queue.peek();
    while (first != null && first.atNanos - nowNanos <= 0) {
      queue.remove();
      Action action = first.action;
      if (action == null) {
        cancelled--;
      } else {
        first.action = null;
        action.fire();
      }
      first = queue.peek();
    }
  }

  /** When the next one is due, or {@code otherwise} if there is none. */
  long next(long otherwise) {
    Timer first = queue.peek();
    return first == null ? otherwise : first.atNanos;
  }

  private void dropCancelled() {
    if (cancelled > CLEANUP_THRESHOLD && cancelled > queue.size() / 2) {
      queue.removeIf(timer -> timer.action == null);
      cancelled = 0;
    }
  }
}
