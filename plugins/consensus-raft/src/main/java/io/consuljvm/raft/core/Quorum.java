package io.consuljvm.raft.core;

import java.util.Arrays;

/** Arithmetic of majorities. */
final class Quorum {
  private Quorum() {}

  /**
   * The largest number that {@code majority} of the values reach; {@code Long.MIN_VALUE} if there
   * are fewer values than that.
   */
  static long reachedBy(int majority, long[] values) {
    if (values.length < majority) {
      return Long.MIN_VALUE;
    }
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length - majority];
  }
}
