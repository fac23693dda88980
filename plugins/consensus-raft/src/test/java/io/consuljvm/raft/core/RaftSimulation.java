package io.consuljvm.raft.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A cluster in virtual time, from one seed: servers that crash and forget what was not synced, slow
 * disks, clocks of different speed, a network that does its worst, and clients. First trouble, with
 * all {@link Invariants} checked after every step; then peace, in which all must agree within a
 * bounded time. The same seed does the same again.
 */
final class RaftSimulation {
  static final RaftTiming TIMING = RaftTiming.scaled(1);
  static final long DISK_NANOS = 1_000_000;
  private static final Duration PEACE = Duration.ofSeconds(40);
  private static final long MAX_EVENTS = 2_000_000;

  private final long seed;
  private final Rules rules;
  private final SplittableRandom random;
  private final SimSchedule schedule = new SimSchedule();
  private final SimJournal journal = new SimJournal();
  private final SimHistory history = new SimHistory();
  private final SimNetwork network;
  private final SimFaults faults;
  private final List<SimServer> servers = new ArrayList<>();
  private final List<Invariant> invariants;
  private final RaftLimits limits;
  private final Set<ServerAddress> preVoters = new TreeSet<>();
  private long clientPauseNanos;
  private long lastNumber;
  private long lastCommand;
  private long reads;
  private long elections;

  /** How much a simulation did; a simulation in which nothing happens proves nothing. */
  record Report(long events, long commits, long acknowledged, long reads, long elections) {
    Report plus(Report other) {
      return new Report(
          events + other.events,
          commits + other.commits,
          acknowledged + other.acknowledged,
          reads + other.reads,
          elections + other.elections);
    }
  }

  private RaftSimulation(long seed, int voters, Rules rules) {
    this.seed = seed;
    this.rules = rules;
    this.random = new SplittableRandom(seed);
    this.network = new SimNetwork(this, random.split());
    this.faults =
        new SimFaults(this, random.split(), Duration.ofMillis(random.nextLong(300, 2500)));
    this.limits =
        new RaftLimits(
            List.of(1, 1, 2, 4, 8).get(random.nextInt(5)),
            40 + random.nextInt(200),
            1 + random.nextInt(16),
            200,
            16,
            random.nextInt(8),
            random.nextInt(200),
            random.nextInt(12));
    this.clientPauseNanos = random.nextLong(5_000_000, 150_000_000);
    double skew = random.nextDouble(0.1);
    int all = voters + random.nextInt(3);
    int preVoting = random.nextInt(3);
    for (int i = 0; i < all; i++) {
      var address = new ServerAddress("s" + (i + 1));
      double clockRate = 1 + skew * (2 * random.nextDouble() - 1);
      servers.add(new SimServer(this, address, clockRate, DISK_NANOS));
      if (preVoting == 2 || (preVoting == 1 && random.nextBoolean())) {
        preVoters.add(address);
      }
    }
    network.setFaults(
        random.nextInt(3) == 0 ? 0 : random.nextDouble(0.2),
        random.nextInt(3) == 0 ? 0 : random.nextDouble(0.1),
        random.nextLong(1_000_000, random.nextInt(4) == 0 ? 800_000_000 : 30_000_000));
    this.invariants = Invariants.all(this);
  }

  /** Runs one seed with 1, 3 or 5 voters. */
  static Report run(long seed) {
    return run(seed, Rules.STANDARD);
  }

  /** Throws an {@link AssertionError} that tells how to see the same again. */
  static Report run(long seed, Rules rules) {
    int voters = List.of(1, 3, 3, 5).get((int) Math.floorMod(seed, 4L));
    var simulation = new RaftSimulation(seed, voters, rules);
    try {
      return simulation.run(voters);
    } catch (Violation | IllegalStateException | IllegalArgumentException e) {
      throw new AssertionError(simulation.describe(e), e);
    }
  }

  // --- what the parts use

  SplittableRandom random() {
    return random;
  }

  SimSchedule schedule() {
    return schedule;
  }

  SimJournal journal() {
    return journal;
  }

  SimHistory history() {
    return history;
  }

  SimNetwork network() {
    return network;
  }

  Rules rules() {
    return rules;
  }

  RaftLimits limits() {
    return limits;
  }

  Set<ServerAddress> preVoters() {
    return preVoters;
  }

  List<SimServer> servers() {
    return servers;
  }

  SimServer server(ServerAddress address) {
    for (SimServer server : servers) {
      if (server.address.equals(address)) {
        return server;
      }
    }
    throw new IllegalArgumentException("no server " + address);
  }

  List<SimServer> leaders() {
    return servers.stream().filter(SimServer::leads).toList();
  }

  long nextNumber() {
    return ++lastNumber;
  }

  void note(Object... parts) {
    journal.add(schedule.nowNanos(), parts);
  }

  void stepped(SimServer server, Input input, Effects effects) {
    for (Invariant invariant : invariants) {
      invariant.stepped(server, input, effects);
    }
    if (server.leads() && server.before().role() != RoleName.LEADER) {
      elections++;
      faults.elected(server);
    }
    for (Outcome outcome : effects.outcomes()) {
      if (outcome instanceof Outcome.Verified) {
        reads++;
      }
    }
  }

  void persisted(SimServer server, Write write) {
    for (Invariant invariant : invariants) {
      invariant.persisted(server, write);
    }
  }

  // --- the course of a simulation

  private Report run(int voters) {
    List<ServerAddress> first =
        servers.subList(0, voters).stream().map(server -> server.address).toList();
    for (SimServer server : servers) {
      server.start(random.split());
      if (first.contains(server.address)) {
        server.step(new Input.Bootstrap(nextNumber(), Configuration.ofVoters(first)));
      }
    }
    plan(this::propose);
    plan(this::read);
    faults.start();
    advance(random.nextLong(3_000_000_000L, 25_000_000_000L));
    makePeace();
    long deadline = schedule.nowNanos() + PEACE.toNanos();
    while (!hasConverged()) {
      if (schedule.nowNanos() >= deadline) {
        throw new Violation("no agreement within " + PEACE + ": " + describeServers());
      }
      advance(100_000_000);
    }
    checkAcknowledged();
    return new Report(
        schedule.count(), history.lastCommitted(), history.acknowledged().size(), reads, elections);
  }

  private void advance(long nanos) {
    long end = schedule.nowNanos() + nanos;
    while (schedule.next(end)) {
      if (schedule.count() > MAX_EVENTS) {
        throw new Violation("more than " + MAX_EVENTS + " events: somebody spins");
      }
    }
  }

  private void plan(Runnable action) {
    schedule.after(
        random.nextLong(2 * clientPauseNanos),
        () -> {
          action.run();
          plan(action);
        });
  }

  /** Clients turn to anyone who believes to lead, rightly or not. */
  private void propose() {
    anyLeader()
        .ifPresent(leader ->
            leader.propose(
                nextNumber(),
                IntStream.range(0, 1 + random.nextInt(4)).mapToObj(i -> nextCommand()).toList()));
  }

  private void read() {
    anyLeader().ifPresent(leader -> leader.read(nextNumber()));
  }

  private Optional<SimServer> anyLeader() {
    List<SimServer> leaders = leaders();
    return leaders.isEmpty()
        ? Optional.empty()
        : Optional.of(leaders.get(random.nextInt(leaders.size())));
  }

  private Command nextCommand() {
    String text = "command " + ++lastCommand;
    return Command.of(Payload.owning(text.getBytes(UTF_8)));
  }

  private void makePeace() {
    note("peace");
    faults.stop();
    // Less than the slowest setting of batches and windows can carry, or nobody would ever catch
    // up.
    clientPauseNanos = Math.max(clientPauseNanos, 100_000_000);
    network.mendAll();
    network.setFaults(0, 0, 5_000_000);
    for (SimServer server : servers) {
      server.disk().setLatency(DISK_NANOS);
      if (!server.isUp()) {
        server.start(random.split());
      }
    }
  }

  /** One leader, and everyone in its configuration has applied what it has, up to a little. */
  private boolean hasConverged() {
    List<SimServer> leaders = leaders();
    if (leaders.size() != 1) {
      return false;
    }
    SimServer leader = leaders.getFirst();
    RaftStatus status = leader.status();
    if (status.latestIndex() > status.commitIndex()
        || leader.log().termAt(status.commitIndex()) != status.term()) {
      return false;
    }
    for (Server each : status.latest().servers()) {
      SimServer server = server(each.address());
      if (server.appliedIndex() < leader.log().lastIndex() - 64
          || server.status().term() != status.term()
          || !server.status().latest().equals(status.latest())) {
        return false;
      }
    }
    return true;
  }

  private void checkAcknowledged() {
    LogDigest log = leaders().getFirst().log();
    history
        .acknowledged()
        .forEach((index, chain) -> {
          boolean kept = index < log.baseIndex() || log.chainAt(index) == chain;
          if (!kept || history.committed(index).chain() != chain) {
            throw new Violation("acknowledged entry " + index + " is lost");
          }
        });
  }

  private String describeServers() {
    var text = new StringBuilder();
    for (SimServer server : servers) {
      text.append('\n').append(server.address).append(' ').append(server.status());
    }
    return text.toString();
  }

  private String describe(RuntimeException e) {
    return "seed=%d at %s: %s; rerun with -Dsim.seed=%d\n%s"
        .formatted(seed, SimJournal.time(schedule.nowNanos()), e.getMessage(), seed, journal);
  }
}
