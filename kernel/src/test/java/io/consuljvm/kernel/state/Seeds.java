package io.consuljvm.kernel.state;

import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Seeds of randomized tests: fresh ones each time, or the one of {@code -Dsim.seed}. */
final class Seeds {
  private Seeds() {}

  /**
   * @param count unless {@code -Dsim.seeds} says another
   */
  static LongStream fresh(int count) {
    String one = System.getProperty("sim.seed", "");
    if (!one.isEmpty()) {
      return LongStream.of(Long.parseLong(one));
    }
    String many = System.getProperty("sim.seeds", "");
    return new SplittableRandom().longs(many.isEmpty() ? count : Long.parseLong(many));
  }
}
