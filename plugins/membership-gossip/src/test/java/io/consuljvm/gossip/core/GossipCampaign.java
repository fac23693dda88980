package io.consuljvm.gossip.core;

import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of {@code docs/benchmarks.md}; not part of the build, see there for the command. */
class GossipCampaign {

  @ParameterizedTest(name = "{0} members")
  @ValueSource(ints = {100, 1000, 5000})
  void table(int members) {
    if (members > Integer.getInteger("sim.members", 5000)) {
      return;
    }
    Scenarios scenarios = new Scenarios(members, Seeds.one());
    boolean large = members > 1000;
    // A large pool from nothing is mostly a test of the memory of this machine.
    print(large ? () -> scenarios.growth(members / 50) : scenarios::join);
    print(() -> scenarios.death(0));
    print(() -> scenarios.death(0.05));
    // Without Lifeguard a large pool drowns in false alarms: a shorter look is enough.
    print(() -> scenarios.stalls(false, Duration.ofSeconds(large ? 30 : 120)));
    print(() -> scenarios.stalls(true, Duration.ofSeconds(large ? 30 : 120)));
    print(() -> scenarios.partition(members / 20));
  }

  private static void print(Supplier<String> scenario) {
    long start = System.nanoTime();
    String row = scenario.get();
    System.out.printf("%s %.1f s |%n", row, (System.nanoTime() - start) / 1e9);
  }
}
