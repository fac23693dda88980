package io.consuljvm.raft.core;

import java.util.random.RandomGenerator;

/** Arithmetic of waits and of where to go on after a refusal (wire/raft.md, section 5). */
final class Waits {
  private static final long FAILURE_NANOS = 10_000_000;
  private static final int MAX_DOUBLINGS = 10;

  private Waits() {}

  /** A random wait in [base, 2 base). */
  static long stretched(long baseNanos, RandomGenerator random) {
    return baseNanos + random.nextLong(baseNanos);
  }

  /** 10 ms after the first and the second failure in a row, then doubling up to 10.24 s. */
  static long afterFailures(int failures) {
    return FAILURE_NANOS << Math.clamp(failures - 2L, 0, MAX_DOUBLINGS);
  }

  /** The next index to try after a refusal: at least one lower, at the hint if that is lower. */
  static long nextIndexAfterRefusal(long refusedIndex, long hintedLastIndex) {
    return Math.max(Math.min(refusedIndex - 1, hintedLastIndex + 1), 1);
  }
}
