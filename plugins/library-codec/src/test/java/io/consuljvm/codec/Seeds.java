package io.consuljvm.codec;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;

/** The seed to replay ({@code -Dsim.seed}), or some fresh ones ({@code -Dsim.seeds=N}). */
final class Seeds {
  private static final int USUAL = 20;

  private Seeds() {}

  static LongStream seeds() {
    String replay = System.getProperty("sim.seed", "");
    if (!replay.isEmpty()) {
      return LongStream.of(Long.parseLong(replay));
    }
    String count = System.getProperty("sim.seeds", "");
    return ThreadLocalRandom.current()
        .longs(count.isEmpty() ? USUAL : Integer.parseInt(count), 0, Long.MAX_VALUE);
  }
}
