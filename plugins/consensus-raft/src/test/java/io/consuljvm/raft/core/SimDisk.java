package io.consuljvm.raft.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A disk with a queue: writes that wait while one fsync runs share the next one. A crash keeps any
 * prefix of what was not done yet, down to single entries. Remembers, as nobody outside a
 * simulation can, all it ever held.
 */
final class SimDisk {
  private final RaftSimulation simulation;
  private final SimServer server;
  final MemoryDisk content = new MemoryDisk();
  private LogDigest log = new LogDigest();
  private long snapshotChain;
  private final Set<Long> everHeld = new HashSet<>();
  private final Map<Long, ServerAddress> votes = new HashMap<>();
  private final ArrayList<Write> waiting = new ArrayList<>();
  private int syncing;
  private int powerCycle;
  private long latencyNanos;

  SimDisk(RaftSimulation simulation, SimServer server, long latencyNanos) {
    this.simulation = simulation;
    this.server = server;
    this.latencyNanos = latencyNanos;
  }

  void setLatency(long nanos) {
    latencyNanos = nanos;
  }

  /** What is durable, as a digest. */
  LogDigest log() {
    return log;
  }

  long snapshotChain() {
    return snapshotChain;
  }

  /** Whether this entry was durable at some time. */
  boolean everHeld(long index, long term) {
    return everHeld.contains(key(index, term));
  }

  boolean everVoted(long term, ServerAddress candidate) {
    return candidate.equals(votes.get(term));
  }

  void submit(Write write) {
    waiting.add(write);
    if (syncing == 0) {
      sync();
    }
  }

  void snapshotTaken(SnapshotMark mark, long chain) {
    content.snapshotTaken(mark);
    snapshotChain = chain;
  }

  void crash() {
    powerCycle++;
    syncing = 0;
    var steps = new ArrayList<Write>();
    waiting.forEach(write -> steps.addAll(split(write)));
    waiting.clear();
    if (steps.isEmpty()) {
      return;
    }
    int kept = simulation.random().nextInt(steps.size() + 1);
    for (Write step : steps.subList(0, kept)) {
      make(step, Integer.MAX_VALUE);
    }
    if (kept < steps.size()
        && steps.get(kept).installation().isPresent()
        && simulation.random().nextBoolean()) {
      make(steps.get(kept), 1);
    }
  }

  private void sync() {
    syncing = waiting.size();
    int cycle = powerCycle;
    long time = latencyNanos / 2 + simulation.random().nextLong(latencyNanos);
    simulation
        .schedule()
        .after(
            time,
            () -> {
              if (cycle == powerCycle) {
                synced();
              }
            });
  }

  private void synced() {
    List<Write> done = List.copyOf(waiting.subList(0, syncing));
    waiting.subList(0, syncing).clear();
    syncing = 0;
    done.forEach(write -> make(write, Integer.MAX_VALUE));
    if (!waiting.isEmpty()) {
      sync();
    }
    server.persisted(done.getLast().number());
  }

  private void make(Write write, int steps) {
    content.make(write, steps);
    if (write.installation().isPresent()) {
      snapshotChain = server.installed(write.installation().get());
    }
    log.follow(write, snapshotChain);
    write.entries().forEach(entry -> everHeld.add(key(entry.index(), entry.term())));
    write
        .hardState()
        .ifPresent(state -> state.votedFor().ifPresent(vote -> votes.put(state.term(), vote)));
    simulation.persisted(server, write);
  }

  private static long key(long index, long term) {
    return (index << 24) + term;
  }

  /** The same work in single steps, of which a crash may leave any number. */
  private static List<Write> split(Write write) {
    long number = write.number();
    Optional<HardState> noState = Optional.empty();
    Optional<Write.Installation> noSnapshot = Optional.empty();
    OptionalLong none = OptionalLong.empty();
    var steps = new ArrayList<Write>();
    if (write.hardState().isPresent()) {
      steps.add(new Write(number, write.hardState(), noSnapshot, none, List.of(), none));
    }
    if (write.installation().isPresent()) {
      steps.add(new Write(number, noState, write.installation(), none, List.of(), none));
    }
    if (write.truncateFrom().isPresent()) {
      steps.add(new Write(number, noState, noSnapshot, write.truncateFrom(), List.of(), none));
    }
    for (LogEntry entry : write.entries()) {
      steps.add(new Write(number, noState, noSnapshot, none, List.of(entry), none));
    }
    if (write.compactThrough().isPresent()) {
      steps.add(new Write(number, noState, noSnapshot, none, List.of(), write.compactThrough()));
    }
    return steps;
  }
}
