package io.consuljvm.raft.core;

import java.util.PriorityQueue;

/** Virtual time: what is to happen, in order; ties in the order in which they were planned. */
final class SimSchedule {
  private final PriorityQueue<Planned> queue = new PriorityQueue<>();
  private long nowNanos;
  private long count;

  private record Planned(long atNanos, long number, Runnable action)
      implements Comparable<Planned> {
    @Override
    public int compareTo(Planned other) {
      int byTime = Long.compare(atNanos, other.atNanos);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  long nowNanos() {
    return nowNanos;
  }

  long count() {
    return count;
  }

  void at(long nanos, Runnable action) {
    queue.add(new Planned(Math.max(nanos, nowNanos), count++, action));
  }

  void after(long nanos, Runnable action) {
    at(nowNanos + nanos, action);
  }

  /** Does the next thing that is due until {@code endNanos}; returns false if there is none. */
  boolean next(long endNanos) {
    if (queue.isEmpty() || queue.peek().atNanos() > endNanos) {
      nowNanos = endNanos;
      return false;
    }
    Planned next = queue.remove();
    nowNanos = next.atNanos();
    next.action().run();
    return true;
  }
}
