package io.consuljvm.gossip.core;

/** A logical clock (Lamport 1978; serf, section 2). Times are unsigned. */
final class LamportClock {

  /** The one time after which there is no other: it cannot be witnessed. */
  static final long LAST = -1L;

  private long time;

  long time() {
    return time;
  }

  void increment() {
    time++;
  }

  /** After a time was seen elsewhere, ours is later. */
  void witness(long seen) {
    if (seen != LAST && Long.compareUnsigned(seen, time) >= 0) {
      time = seen + 1;
    }
  }

  static boolean isBefore(long one, long other) {
    return Long.compareUnsigned(one, other) < 0;
  }
}
