package io.consuljvm.raft.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A shell without threads: a core, its disk, its state machine (the chain of what was applied), and
 * a clock of its own speed.
 */
final class SimServer {
  final ServerAddress address;
  private final RaftSimulation simulation;
  private final SimDisk disk;
  private final double clockRate;

  private Optional<RaftCore> core = Optional.empty();
  private RaftStatus status;
  private RaftStatus before;
  private LogDigest log = new LogDigest();
  private int life;
  private long plannedWakeNanos = Long.MAX_VALUE;
  private long appliedIndex;
  private long appliedChain;
  private final Map<Long, SimNetwork.Arrival> arrivals = new HashMap<>();
  private final Map<Long, Long> incomingChains = new HashMap<>();
  private final Map<Long, Long> proposedTerms = new HashMap<>();
  private final Map<Long, Long> freshnessOfReads = new HashMap<>();

  SimServer(RaftSimulation simulation, ServerAddress address, double clockRate, long latencyNanos) {
    this.simulation = simulation;
    this.address = address;
    this.clockRate = clockRate;
    this.disk = new SimDisk(simulation, this, latencyNanos);
  }

  boolean isUp() {
    return core.isPresent();
  }

  boolean leads() {
    return isUp() && status.role() == RoleName.LEADER;
  }

  RaftStatus status() {
    return status;
  }

  /** What the core thought before the step that is being looked at. */
  RaftStatus before() {
    return before;
  }

  /** What the core has in its log, durable or not. */
  LogDigest log() {
    return log;
  }

  SimDisk disk() {
    return disk;
  }

  int life() {
    return life;
  }

  long appliedIndex() {
    return appliedIndex;
  }

  long appliedChain() {
    return appliedChain;
  }

  Request requestOf(long exchange) {
    return arrivals.get(exchange).call().request();
  }

  /** The last acknowledged index when the read came in. */
  long freshnessOf(long read) {
    return freshnessOfReads.get(read);
  }

  // --- power

  /** Starts with a state machine that is on the disk up to some point it had reached. */
  void start(SplittableRandom random) {
    long snapshot = disk.content.snapshot().map(SnapshotMark::index).orElse(0L);
    if (appliedIndex < snapshot || random.nextBoolean()) {
      appliedIndex = snapshot;
      appliedChain = snapshot == 0 ? 0 : disk.snapshotChain();
    }
    log = disk.log().copy();
    core =
        Optional.of(
            new RaftCore(
                address,
                RaftSimulation.TIMING,
                simulation.limits(),
                new TextConfigurationCodec(),
                random,
                disk.content.recovered(appliedIndex),
                localNanos(),
                simulation.rules()));
    status = core.get().status();
    before = status;
    plannedWakeNanos = Long.MAX_VALUE;
    step(new Input.PreVoteSupport(simulation.preVoters()));
  }

  void crash() {
    core = Optional.empty();
    life++;
    disk.crash();
    arrivals.values().forEach(arrival -> simulation.network().abandon(arrival));
    arrivals.clear();
    incomingChains.clear();
    proposedTerms.clear();
    freshnessOfReads.clear();
  }

  // --- inputs

  void step(Input input) {
    if (core.isEmpty()) {
      return;
    }
    before = status;
    Effects effects = core.get().step(localNanos(), input);
    status = core.get().status();
    simulation.journal().add(simulation.schedule().nowNanos(), address, input, effects);
    effects
        .write()
        .ifPresent(write ->
            log.follow(
                write,
                write.installation().map(done -> incomingChains.get(done.origin())).orElse(0L)));
    simulation.stepped(this, input, effects);
    carryOut(effects);
  }

  void arrived(long exchange, SimNetwork.Arrival arrival) {
    arrivals.put(exchange, arrival);
    arrival.call().snapshotChain().ifPresent(chain -> incomingChains.put(exchange, chain));
    step(new Input.Received(exchange, arrival.call().request()));
  }

  void persisted(long write) {
    step(new Input.Persisted(write));
  }

  /** Restores the state machine from a snapshot that is durable now; returns what it contains. */
  long installed(Write.Installation installation) {
    appliedIndex = installation.snapshot().index();
    appliedChain = incomingChains.getOrDefault(installation.origin(), disk.snapshotChain());
    return appliedChain;
  }

  void propose(long request, List<Command> commands) {
    step(new Input.Propose(request, commands));
  }

  void read(long request) {
    freshnessOfReads.put(request, simulation.history().lastAcknowledged());
    step(new Input.VerifyLeader(request));
  }

  void takeSnapshot() {
    core.flatMap(running -> running.snapshotMark(appliedIndex))
        .ifPresent(mark -> {
          disk.snapshotTaken(mark, appliedChain);
          step(new Input.SnapshotTaken(mark));
        });
  }

  // --- effects

  private void carryOut(Effects effects) {
    effects.write().ifPresent(disk::submit);
    effects.outcomes().forEach(this::note);
    apply(effects.commitIndex());
    effects.messages().forEach(message -> simulation.network().send(this, message));
    for (Reply reply : effects.replies()) {
      simulation.network().reply(this, arrivals.remove(reply.exchange()), reply.response());
    }
    planWake(effects.wakeAtNanos());
  }

  private void note(Outcome outcome) {
    if (outcome instanceof Outcome.Appended appended) {
      for (long index = appended.firstIndex(); index <= appended.lastIndex(); index++) {
        proposedTerms.put(index, appended.term());
      }
    }
  }

  private void apply(long commitIndex) {
    while (appliedIndex < commitIndex) {
      for (LogEntry entry : core.orElseThrow().entries(appliedIndex + 1, 64)) {
        if (entry.index() > commitIndex) {
          return;
        }
        if (entry.index() != appliedIndex + 1) {
          throw new Violation(address + " applies " + entry.index() + " after " + appliedIndex);
        }
        appliedIndex = entry.index();
        appliedChain = LogDigest.chain(appliedChain, entry);
        Long term = proposedTerms.remove(appliedIndex);
        simulation.history().applied(this, term != null && term == entry.term());
      }
    }
  }

  private void planWake(long wakeLocalNanos) {
    if (wakeLocalNanos == Long.MAX_VALUE) {
      return;
    }
    long wake = (long) Math.ceil(wakeLocalNanos / clockRate) + 1;
    if (wake < plannedWakeNanos) {
      plannedWakeNanos = wake;
      int planned = life;
      simulation
          .schedule()
          .at(
              wake,
              () -> {
                if (planned == life && plannedWakeNanos == wake) {
                  plannedWakeNanos = Long.MAX_VALUE;
                  step(new Input.Tick());
                }
              });
    }
  }

  long localNanos() {
    return (long) (simulation.schedule().nowNanos() * clockRate);
  }
}
