package io.consuljvm.gossip.core;

/**
 * The health score of this node: how much it doubts that it keeps up (Lifeguard, LHA-Probe). 0 is
 * healthy.
 */
final class Awareness {

  private final int max;
  private int score;

  /**
   * @param max one more than the highest score
   */
  Awareness(int max) {
    this.max = max;
  }

  void apply(int delta) {
    score = Math.clamp(score + delta, 0, max - 1);
  }

  int score() {
    return score;
  }

  /** {@code nanos} stretched by the doubt. */
  long scale(long nanos) {
    return nanos * (score + 1);
  }
}
