package io.consuljvm.gossip.core;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/** The seed in {@code -Dsim.seed}, or fresh ones; every failure names its own. */
final class Seeds {

  private Seeds() {}

  static long one() {
    return several(1).findFirst().orElseThrow();
  }

  /** As many as {@code -Dsim.seeds} says, or else {@code count}. */
  static LongStream several(int count) {
    String replay = System.getProperty("sim.seed", "");
    if (!replay.isEmpty()) {
      return LongStream.of(Long.parseLong(replay));
    }
    String wanted = System.getProperty("sim.seeds", "");
    int seeds = wanted.isEmpty() ? count : Integer.parseInt(wanted);
    return ThreadLocalRandom.current().longs(seeds, 1, 1L << 40);
  }
}
