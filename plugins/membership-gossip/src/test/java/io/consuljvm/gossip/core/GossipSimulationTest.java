package io.consuljvm.gossip.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole pools in virtual time. Seeds are fresh in every run; {@code -Dsim.seed} replays one, {@code
 * -Dsim.seeds} tries more. 5,000 members, and the table of {@code docs/benchmarks.md}: {@link
 * GossipCampaign}.
 */
class GossipSimulationTest {

  static LongStream seeds() {
    return Seeds.several(2);
  }

  @ParameterizedTest(name = "seed={0}")
  @MethodSource("seeds")
  void aHundredThatJoinAllKnowEachOther(long seed) {
    report(new Scenarios(100, seed).join());
  }

  @ParameterizedTest(name = "seed={0}")
  @MethodSource("seeds")
  void aDeathIsKnownToAHundredInTime(long seed) {
    report(new Scenarios(100, seed).death(0));
    report(new Scenarios(100, seed).death(0.05));
  }

  @ParameterizedTest(name = "seed={0}")
  @MethodSource("seeds")
  void lifeguardSparesAHundredTheErrorsOfTheSlow(long seed) {
    report(new Scenarios(100, seed).stalls(false, Duration.ofMinutes(2)));
    report(new Scenarios(100, seed).stalls(true, Duration.ofMinutes(2)));
  }

  @ParameterizedTest(name = "seed={0}")
  @MethodSource("seeds")
  void aHundredFindEachOtherAfterAPartition(long seed) {
    report(new Scenarios(100, seed).partition(50));
  }

  @Test
  void theSameHoldsForAThousand() {
    Scenarios thousand = new Scenarios(1000, Seeds.one());
    report(thousand.death(0.05));
    report(thousand.growth(20));
    report(thousand.stalls(false, Duration.ofSeconds(30)));
  }

  @ParameterizedTest(name = "seed={0}")
  @MethodSource("seeds")
  void oneSeedIsOneRun(long seed) {
    assertEquals(new Scenarios(50, seed).death(0.05), new Scenarios(50, seed).death(0.05));
  }

  /** A seed that once showed purged nodes coming back at the incarnation at which they died. */
  @Test
  void theHealedHalvesDoNotReviveEachOtherUnasked() {
    report(new Scenarios(100, 42).partition(5));
  }

  private static void report(String row) {
    System.out.println(row);
  }
}
