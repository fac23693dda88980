package io.consuljvm.raft.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Leads a term: takes proposals, replicates them, and decides what is committed (§5.3, §5.4). Stops
 * when a newer term shows up, when a majority is silent for the lease, or when it has committed its
 * own removal.
 */
final class Leader extends Role {
  private final Map<Long, Sent> inFlight = new HashMap<>();
  private final TreeMap<ServerAddress, Replication> peers = new TreeMap<>();
  private final ReadRounds reads;
  private final ConfigurationChanges changes;
  private final Transfer transfer;
  private long firstIndexOfTerm;
  private long leaseStartNanos;

  Leader(RaftState state) {
    super(state);
    this.reads = new ReadRounds(state);
    this.changes = new ConfigurationChanges(state);
    this.transfer = new Transfer(state);
  }

  @Override
  RoleName name() {
    return RoleName.LEADER;
  }

  @Override
  void enter() {
    state.setLeader(Optional.of(state.self));
    followConfiguration();
    // Commits what earlier terms have left behind, which may not be counted itself (§8).
    firstIndexOfTerm = state.append(Command.NO_OP);
  }

  @Override
  void leave() {
    reads.refuseAll();
    changes.refuseAll();
    transfer.refuse();
  }

  // --- requests

  void propose(long request, List<Command> commands) {
    if (transfer.isRunning()) {
      state.refuse(request, Outcome.Refusal.TRANSFERRING);
      return;
    }
    long waiting = state.log.lastIndex() - state.commitIndex();
    if (waiting + commands.size() > state.limits.maxUncommitted()) {
      state.refuse(request, Outcome.Refusal.OVERLOADED);
      return;
    }
    long firstIndex = state.log.lastIndex() + 1;
    var entries = new ArrayList<LogEntry>(commands.size());
    for (Command command : commands) {
      entries.add(
          new LogEntry(
              firstIndex + entries.size(), state.currentTerm(), command.type(), command.data()));
    }
    state.append(entries);
    state.outbox.report(
        new Outcome.Appended(request, firstIndex, state.log.lastIndex(), state.currentTerm()));
  }

  void verify(long request) {
    if (reads.add(request, Math.max(state.commitIndex(), firstIndexOfTerm))) {
      peers.values().forEach(Replication::hurryHeartbeat);
    }
  }

  void change(long request, ConfigurationChange change) {
    changes.add(request, change);
  }

  void transferTo(long request, ServerAddress target) {
    if (target.equals(state.self) || !state.configurations.voters().contains(target)) {
      state.refuse(request, Outcome.Refusal.INVALID);
    } else if (transfer.isRunning()) {
      state.refuse(request, Outcome.Refusal.TRANSFERRING);
    } else {
      transfer.start(request, target);
    }
  }

  /** See {@link Input.RestoreSnapshot}; followers get the snapshot for want of its index. */
  void restore(long request, long archiveIndex) {
    if (!state.configurations.isLatestCommitted()) {
      state.refuse(request, Outcome.Refusal.NOT_NOW);
      return;
    }
    long index = Math.max(state.log.lastIndex(), archiveIndex) + 1;
    state.install(
        request,
        new SnapshotMark(
            index,
            state.currentTerm(),
            state.configurations.latest(),
            state.configurations.latestIndex()));
    long noOp = state.append(Command.NO_OP);
    state.outbox.report(new Outcome.Appended(request, noOp, noOp, state.currentTerm()));
  }

  // --- what comes back

  @Override
  void answered(long sequence, Response response) {
    Sent sent = inFlight.remove(sequence);
    if (sent != null) {
      sent.to().answered(sent, response);
      recount();
    }
  }

  @Override
  void failed(long sequence) {
    Sent sent = inFlight.remove(sequence);
    if (sent != null) {
      sent.to().failed(sent);
    }
  }

  @Override
  void persisted() {
    recount();
  }

  @Override
  void committed() {
    Configurations configurations = state.configurations;
    if (configurations.isLatestCommitted() && !state.isVoter()) {
      stepDown(Event.Cause.REMOVED);
    }
  }

  @Override
  void tick() {
    if (state.nowNanos() >= leaseEndNanos()) {
      stepDown(Event.Cause.LEASE_EXPIRED);
      return;
    }
    recount();
    if (state.role() != this) {
      return;
    }
    if (changes.proceed(firstIndexOfTerm)) {
      followConfiguration();
    }
    peers.values().removeIf(Replication::finishRemoval);
    for (Replication peer : peers.values()) {
      peer.send(reads.round());
    }
    transfer.tick(peers);
    reads.heard(ofMajority(Long.MAX_VALUE, Replication::heardRound));
  }

  @Override
  long wakeAtNanos() {
    long wake = Math.min(leaseEndNanos(), transfer.endAtNanos());
    for (Replication peer : peers.values()) {
      wake = Math.min(wake, peer.wakeAtNanos());
    }
    return wake;
  }

  // --- decisions

  /** Commits what a majority holds (figure 2, "rules for servers", leaders). */
  private void recount() {
    long own = state.rules.ownMatchIndex(state.log.durableIndex(), state.log.lastIndex());
    long held = ofMajority(own, Replication::matchIndex);
    if (held > state.commitIndex() && state.rules.mayCommitByCounting(held, firstIndexOfTerm)) {
      state.commitThrough(held);
    }
  }

  /** A new configuration has the whole lease to be heard: its majority may be another one. */
  private long leaseEndNanos() {
    long heard = ofMajority(Long.MAX_VALUE, Replication::lastContactNanos);
    return heard == Long.MAX_VALUE
        ? heard
        : Math.max(heard, leaseStartNanos) + state.timing.lease().toNanos();
  }

  /** The largest value that a majority of the voters in force reaches. */
  private long ofMajority(long own, ToLongFunction<Replication> valueOfPeer) {
    List<ServerAddress> voters = state.configurations.voters();
    long[] values = new long[voters.size()];
    for (int i = 0; i < values.length; i++) {
      ServerAddress voter = voters.get(i);
      values[i] = voter.equals(state.self) ? own : valueOfPeer.applyAsLong(peers.get(voter));
    }
    return Quorum.reachedBy(state.rules.majorityOf(values.length), values);
  }

  private void stepDown(Event.Cause cause) {
    state.setLeader(Optional.empty());
    state.becomeFollower(cause);
  }

  private void followConfiguration() {
    leaseStartNanos = state.nowNanos();
    Configuration latest = state.configurations.latest();
    for (Server server : latest.servers()) {
      if (!server.address().equals(state.self)) {
        peers
            .computeIfAbsent(server.address(), address -> new Replication(address, state, inFlight))
            .keep();
      }
    }
    for (Replication peer : peers.values()) {
      if (latest.find(peer.peer).isEmpty()) {
        peer.removedAt(state.configurations.latestIndex());
      }
    }
  }
}
