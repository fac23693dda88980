package io.consuljvm.gossip.core;

/**
 * How the numbers of the protocol grow with the pool: arithmetic only, evaluated as the code of the
 * original does it, which is not always what its comments say.
 */
final class Scaling {

  private static final int PUSH_PULL_THRESHOLD = 32;
  private static final long MILLI = 1_000_000;

  private Scaling() {}

  /**
   * The shortest time a suspicion lasts: {@code mult × max(1, log10(n)) × interval}, the logarithm
   * cut to thousandths.
   */
  static long suspicionMinNanos(int suspicionMult, int nodes, long probeIntervalNanos) {
    double scale = Math.max(1.0, StrictMath.log10(Math.max(1.0, nodes)));
    return suspicionMult * (long) (scale * 1000) * probeIntervalNanos / 1000;
  }

  /**
   * How many confirmations bring a suspicion down to its shortest time: two probe intervals' worth
   * less than the multiplier, or none if the pool is too small to give them.
   */
  static int expectedConfirmations(int suspicionMult, int nodes) {
    int expected = suspicionMult - 2;
    return nodes - 2 < expected ? 0 : expected;
  }

  /**
   * How long a suspicion with so many confirmations lasts in all: from {@code max} with none down
   * to {@code min} with {@code expected}, by logarithm, in whole milliseconds. Lifeguard, section 3
   * (LHA-Suspicion).
   */
  static long suspicionNanos(int confirmations, int expected, long minNanos, long maxNanos) {
    if (expected < 1) {
      return minNanos;
    }
    double fraction = StrictMath.log(confirmations + 1.0) / StrictMath.log(expected + 1.0);
    double max = maxNanos / 1.0e9;
    double min = minNanos / 1.0e9;
    double seconds = max - fraction * (max - min);
    return Math.max((long) Math.floor(1000.0 * seconds) * MILLI, minNanos);
  }

  /** How often one broadcast is sent: {@code mult × ceil(log10(n + 1))}. */
  static int retransmitLimit(int retransmitMult, int nodes) {
    return retransmitMult * (int) Math.ceil(StrictMath.log10(nodes + 1.0));
  }

  /** The time between push/pulls: one interval more each time the pool doubles beyond 32. */
  static long pushPullNanos(long intervalNanos, int nodes) {
    if (nodes <= PUSH_PULL_THRESHOLD) {
      return intervalNanos;
    }
    return (ceilLog2(nodes) - ceilLog2(PUSH_PULL_THRESHOLD) + 1L) * intervalNanos;
  }

  /**
   * How long a query without a time of its own stays open: {@code interval × mult × ceil(log10(n +
   * 1))}.
   */
  static long queryTimeoutNanos(long gossipIntervalNanos, int queryTimeoutMult, int members) {
    return gossipIntervalNanos
        * queryTimeoutMult
        * (long) Math.ceil(StrictMath.log10(members + 1.0));
  }

  private static int ceilLog2(int n) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(n - 1);
  }
}
