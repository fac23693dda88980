package io.consuljvm.raft.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clusters in trouble. A thousand fixed seeds in every build; {@code -Dsim.seed=N} replays one,
 * {@code -Dsim.seeds=N} adds as many fresh ones.
 */
class RaftSimulationTest {
  private static final int FIXED_SEEDS = 1000;

  static LongStream seeds() {
    String one = System.getProperty("sim.seed", "");
    if (!one.isBlank()) {
      return LongStream.of(Long.parseLong(one.strip()));
    }
    String fresh = System.getProperty("sim.seeds", "");
    long count = fresh.isBlank() ? 0 : Long.parseLong(fresh.strip());
    return LongStream.concat(
        LongStream.range(0, FIXED_SEEDS),
        RandomGenerator.getDefault().longs(count, FIXED_SEEDS, Long.MAX_VALUE));
  }

  @ParameterizedTest(name = "seed={0}")
  @MethodSource("seeds")
  void noSeedBreaksAPromise(long seed) {
    RaftSimulation.run(seed);
  }

  @Test
  void theSameSeedDoesTheSameAgain() {
    assertEquals(RaftSimulation.run(3), RaftSimulation.run(3));
  }

  @Test
  void simulationsGetSomethingDone() {
    RaftSimulation.Report sum =
        LongStream.range(0, 20)
            .mapToObj(RaftSimulation::run)
            .reduce(RaftSimulation.Report::plus)
            .orElseThrow();
    assertTrue(sum.acknowledged() > 1000, sum::toString);
    assertTrue(sum.reads() > 500, sum::toString);
    assertTrue(sum.elections() > 40, sum::toString);
  }
}
