package io.consuljvm.gossip.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is done to a simulated pool, and what must come of it. Every scenario checks {@link
 * NoResurrection} at every step, and tells what it measured.
 *
 * <p>The bound on news of a death: with n members probing one random other each per second, nobody
 * hits the dead one for t seconds with probability about e^-t, so 14 s are exceeded once in a
 * million; one interval for the probe to fail; the suspicion, which is at its shortest after three
 * confirmations (as many further probes, another 14 s at the outside); and as many rounds of gossip
 * as a message is sent.
 */
final class Scenarios {

  private static final int FIRST_PROBE_SECONDS = 14;

  private final int members;
  private final long seed;

  Scenarios(int members, long seed) {
    this.members = members;
    this.seed = seed;
  }

  private Simulation simulation(Timing timing) {
    Simulation simulation = new Simulation(seed, timing);
    return simulation.observed(new NoResurrection(simulation));
  }

  private double deathBoundSeconds() {
    Timing lan = Timing.lan();
    double shortest =
        Scaling.suspicionMinNanos(lan.suspicionMult(), members, lan.probeInterval().toNanos())
            / 1e9;
    double gossip =
        Scaling.retransmitLimit(lan.retransmitMult(), members)
            * lan.gossipInterval().toMillis()
            / 1e3;
    return FIRST_PROBE_SECONDS + 1 + Math.max(shortest, FIRST_PROBE_SECONDS) + gossip;
  }

  /** They come one after the other, each through one of three that are known. */
  String join() {
    Simulation simulation = simulation(Timing.lan());
    MemberCounts counts = new MemberCounts();
    simulation.observed(counts);
    long perSecond = Math.max(10, members / 50);
    for (int i = 0; i < members; i++) {
      Simulation.Process process = simulation.add();
      Simulation.Process seed = simulation.process(simulation.random.nextInt(Math.clamp(i, 1, 3)));
      simulation.after(
          Duration.ofNanos(i * 1_000_000_000L / perSecond),
          () -> {
            process.start();
            if (process != seed) {
              process.join(seed);
            }
          });
    }
    double arrival = (double) members / perSecond;
    // Gossip alone may be behind when many come at once; two rounds of push/pull then settle it.
    double bound =
        arrival + 2 * Scaling.pushPullNanos(30_000_000_000L, members) / 1e9 + deathBoundSeconds();

    boolean converged =
        simulation.run(
            Duration.ofMillis((long) (bound * 1000)), () -> counts.range(0, members, members));

    assertTrue(converged, () -> at(simulation) + "not everyone knows everyone");
    return row(
        "join, %d/s".formatted(perSecond),
        "everyone knows everyone %.1f s after the last came"
            .formatted(simulation.now() / 1e9 - arrival),
        simulation);
  }

  /** Some more come, one a tenth of a second, to a pool that stands. */
  String growth(int newcomers) {
    Simulation simulation = simulation(Timing.lan());
    MemberCounts counts = new MemberCounts();
    simulation.observed(counts).formed(members - newcomers);
    for (int i = 0; i < newcomers; i++) {
      Simulation.Process process = simulation.add();
      Simulation.Process seed = simulation.process(simulation.random.nextInt(members - newcomers));
      simulation.after(
          Duration.ofMillis(100L * i),
          () -> {
            process.start();
            process.join(seed);
          });
    }
    double arrival = newcomers / 10.0;
    double bound = arrival + 2 * Scaling.pushPullNanos(30_000_000_000L, members) / 1e9;

    boolean converged =
        simulation.run(
            Duration.ofMillis((long) (bound * 1000)), () -> counts.range(0, members, members));

    assertTrue(converged, () -> at(simulation) + "not everyone knows everyone");
    return row(
        "%d join, 10/s".formatted(newcomers),
        "everyone knows everyone %.1f s after the last came"
            .formatted(simulation.now() / 1e9 - arrival),
        simulation);
  }

  /** Three die at different moments. */
  String death(double loss) {
    Simulation simulation = simulation(Timing.lan()).loss(loss);
    FailureLog log =
        new FailureLog(simulation, (observer, member) -> simulation.process(member).isUp());
    simulation.formed(members).observed(log);
    simulation.run(Duration.ofSeconds(5));
    double worstFirst = 0;
    double worstAll = 0;
    for (int victim = 1; victim <= 3; victim++) {
      int dead = victim;
      simulation.process(dead).kill();
      long killed = simulation.now();
      int survivors = members - dead;

      boolean known =
          simulation.run(
              Duration.ofMillis((long) (deathBoundSeconds() * 1000)),
              () -> log.holders(dead) == survivors);

      assertTrue(known, () -> at(simulation) + "only " + log.holders(dead) + " know of the death");
      worstFirst = Math.max(worstFirst, log.firstSeenSeconds(dead, killed));
      worstAll = Math.max(worstAll, log.lastSeenSeconds(dead, killed));
    }
    assertEquals(0, log.falsePositives(), () -> at(simulation) + "false positives");
    return row(
        loss == 0 ? "death" : "death, %.0f %% loss".formatted(100 * loss),
        "declared after at most %.1f s, known by all after %.1f s (bound %.1f s), 0 false positives"
            .formatted(worstFirst, worstAll, deathBoundSeconds()),
        simulation);
  }

  /** Every twentieth member is slow: stalled for 5 to 30 s, back for 1 to 5 s, and so on. */
  String stalls(boolean frozen, Duration time) {
    Slow with = slow(true, frozen, time);
    Slow without = slow(false, frozen, time);
    assertTrue(frozen || without.falsePositives > 0, "a test that finds nothing shows nothing");
    // A frozen member accuses one other when it wakes: too few errors either way for a ratio.
    long allowed =
        frozen ? Math.max(without.falsePositives / 20, members / 20) : without.falsePositives / 20;
    assertTrue(
        with.falsePositives <= allowed,
        () ->
            "seed=%d: %d false positives with Lifeguard, %d without; rerun with -Dsim.seed=%d"
                .formatted(seed, with.falsePositives, without.falsePositives, seed));
    return row(
        frozen ? "5 % frozen 5–30 s" : "5 % stalled 5–30 s",
        "%d false positives about %d healthy members; without Lifeguard %d about %d"
            .formatted(with.falsePositives, with.wronged, without.falsePositives, without.wronged),
        with.simulation);
  }

  private record Slow(long falsePositives, int wronged, Simulation simulation) {}

  private Slow slow(boolean lifeguard, boolean frozen, Duration time) {
    Simulation simulation = simulation(lifeguard ? Timing.lan() : withoutLifeguard(Timing.lan()));
    if (!lifeguard) {
      simulation.withoutBuddySystem();
    }
    Set<Integer> slow = new TreeSet<>();
    while (slow.size() < members / 20) {
      slow.add(simulation.random.nextInt(members));
    }
    FailureLog log = new FailureLog(simulation, (observer, member) -> !slow.contains(member));
    simulation.formed(members).observed(log);
    simulation.run(Duration.ofSeconds(5));
    for (int index : slow) {
      stallAgainAndAgain(simulation, simulation.process(index), frozen);
    }
    simulation.run(time);
    return new Slow(log.falsePositives(), log.wronged(), simulation);
  }

  private static void stallAgainAndAgain(
      Simulation simulation, Simulation.Process process, boolean frozen) {
    Duration stall = Duration.ofMillis(simulation.random.nextInt(5_000, 30_000));
    Duration rest = Duration.ofMillis(simulation.random.nextInt(1_000, 5_000));
    if (frozen) {
      process.freeze(stall);
    } else {
      process.stall(stall);
    }
    simulation.after(stall.plus(rest), () -> stallAgainAndAgain(simulation, process, frozen));
  }

  /**
   * No health score, one length of suspicion; the third part, Buddy System, is the network's to
   * drop.
   */
  private static Timing withoutLifeguard(Timing timing) {
    return new Timing(
        timing.streamTimeout(),
        timing.probeInterval(),
        timing.probeTimeout(),
        timing.indirectChecks(),
        timing.suspicionMult(),
        1,
        timing.retransmitMult(),
        timing.gossipInterval(),
        timing.gossipNodes(),
        timing.gossipToTheDead(),
        timing.pushPullInterval(),
        1);
  }

  /**
   * The first {@code cutOff} members are cut off for three minutes or more: until the others have
   * given them up. A small side doubts itself and is far slower to give up the others, as it should
   * be.
   */
  String partition(int cutOff) {
    Simulation simulation = simulation(Timing.lan());
    MemberCounts counts = new MemberCounts();
    simulation.observed(counts).formed(members);
    simulation.run(Duration.ofSeconds(5));
    simulation.cut((from, to) -> from < cutOff != to < cutOff);
    long cutAt = simulation.now();
    boolean givenUp =
        simulation.run(
            Duration.ofMinutes(10), () -> counts.range(cutOff, members, members - cutOff));
    assertTrue(givenUp, () -> at(simulation) + "those cut off are still taken for members");
    double givenUpAfter = (simulation.now() - cutAt) / 1e9;
    simulation.run(
        Duration.ofNanos(Math.max(0, cutAt + Duration.ofMinutes(3).toNanos() - simulation.now())));
    simulation.heal();
    long healedAt = simulation.now();

    boolean healed =
        simulation.run(Duration.ofMinutes(15), () -> counts.range(0, members, members));

    assertTrue(healed, () -> at(simulation) + "the two sides have not found each other again");
    return row(
        "%d cut off".formatted(cutOff),
        "given up by the others after %.1f s; whole again %.1f s after healing"
            .formatted(givenUpAfter, (simulation.now() - healedAt) / 1e9),
        simulation);
  }

  private String at(Simulation simulation) {
    return "seed=%d at %.3fs, rerun with -Dsim.seed=%d: "
        .formatted(seed, simulation.now() / 1e9, seed);
  }

  private String row(String scenario, String result, Simulation simulation) {
    return "| %d | %s | %s | %.0f s | %d | %d |"
        .formatted(
            members,
            scenario,
            result,
            simulation.now() / 1e9,
            simulation.packets(),
            simulation.steps());
  }
}
