package io.consuljvm.kernel.rpc;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a blocking query blocks (H075 - H077). */
final class QueryDeadline {
  static final Duration DEFAULT = Duration.ofSeconds(300);
  static final Duration MAXIMUM = Duration.ofSeconds(600);
  private static final int JITTER_FRACTION = 16;

  private QueryDeadline() {}

  /** The wanted time within its bounds, and up to a sixteenth more. */
  static Duration of(Duration wanted, RandomGenerator random) {
    Duration bounded = wanted.isPositive() ? wanted : DEFAULT;
    if (bounded.compareTo(MAXIMUM) > 0) {
      bounded = MAXIMUM;
    }
    long jitterBound = bounded.toNanos() / JITTER_FRACTION;
    return jitterBound == 0 ? bounded : bounded.plusNanos(random.nextLong(jitterBound));
  }
}
