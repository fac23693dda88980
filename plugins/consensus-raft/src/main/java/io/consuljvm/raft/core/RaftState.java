package io.consuljvm.raft.core;

import io.consuljvm.raft.core.Outbox.After;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What all roles share, and the few moves that must keep its parts together: a term is never
 * changed without a write, an entry never appended without its configuration coming into force.
 * Owned by the core's one thread.
 */
final class RaftState {
  private static final int SCAN_BATCH = 256;

  final ServerAddress self;
  final RaftTiming timing;
  final RaftLimits limits;
  final Rules rules;
  final RandomGenerator random;
  final RaftLog log;
  final Configurations configurations = new Configurations();
  final Outbox outbox = new Outbox();
  private final ConfigurationCodec codec;

  private long nowNanos;
  private long currentTerm;
  private Optional<ServerAddress> votedFor;
  private Optional<ServerAddress> leader = Optional.empty();
  private long commitIndex;
  private long reportedCommitIndex;
  private long lastSequence;
  private Set<ServerAddress> preVoters = Set.of();
  private Role role;

  RaftState(
      ServerAddress self,
      RaftTiming timing,
      RaftLimits limits,
      Rules rules,
      RandomGenerator random,
      ConfigurationCodec codec,
      Recovered recovered,
      long nowNanos) {
    this.self = self;
    this.timing = timing;
    this.limits = limits;
    this.rules = rules;
    this.random = random;
    this.codec = codec;
    this.nowNanos = nowNanos;
    this.currentTerm = recovered.hardState().term();
    this.votedFor = recovered.hardState().votedFor();
    this.log = new RaftLog(recovered.log(), recovered.snapshot(), limits);
    this.commitIndex = Math.max(log.snapshotIndex(), recovered.appliedIndex());
    recovered.snapshot().ifPresent(this::finishInstallation);
    scanConfigurations();
    if (commitIndex > log.lastIndex()) {
      throw new IllegalStateException(
          "applied through " + commitIndex + ", but the log ends at " + log.lastIndex());
    }
    configurations.committedThrough(commitIndex);
    this.reportedCommitIndex = commitIndex;
    this.role = new Follower(this);
  }

  /** A crash may have come between making an installed snapshot durable and dropping the log. */
  private void finishInstallation(SnapshotMark snapshot) {
    configurations.installed(snapshot);
    long index = snapshot.index();
    boolean continues =
        log.lastIndex() >= index
            && (log.firstIndex() > index
                || log.entries(index, 1, 0).getFirst().term() == snapshot.term());
    if (continues) {
      return;
    }
    if (log.lastIndex() >= log.firstIndex()) {
      outbox.truncateFrom(log.firstIndex());
    }
    log.startAfter(snapshot);
  }

  private void scanConfigurations() {
    long next = Math.max(log.firstIndex(), log.snapshotIndex() + 1);
    while (next <= log.lastIndex()) {
      for (LogEntry entry : log.entries(next, SCAN_BATCH, Integer.MAX_VALUE)) {
        if (entry.type().isConfiguration()) {
          configurations.appended(codec.decode(entry), entry.index());
        }
        next = entry.index() + 1;
      }
    }
  }

  // --- time and role

  long nowNanos() {
    return nowNanos;
  }

  void advanceTo(long nanos) {
    nowNanos = Math.max(nowNanos, nanos);
  }

  Role role() {
    return role;
  }

  void become(Role next, Event.Cause cause) {
    RoleName before = role.name();
    role.leave();
    role = next;
    if (next.name() != before || next instanceof Candidate) {
      outbox.announce(new Event.RoleChanged(next.name(), currentTerm, cause));
    }
    next.enter();
  }

  void becomeFollower(Event.Cause cause) {
    if (!(role instanceof Follower)) {
      become(new Follower(this), cause);
    }
  }

  // --- term, vote, leader

  long currentTerm() {
    return currentTerm;
  }

  Optional<ServerAddress> votedFor() {
    return votedFor;
  }

  Optional<ServerAddress> leader() {
    return leader;
  }

  /** Moves to a term that somebody else has started. */
  void adoptTerm(long term) {
    currentTerm = term;
    votedFor = Optional.empty();
    setLeader(Optional.empty());
    outbox.writeHardState(new HardState(currentTerm, votedFor));
    becomeFollower(Event.Cause.HIGHER_TERM);
  }

  /** Moves to the next term with the own vote in it. */
  void startTerm() {
    currentTerm++;
    setLeader(Optional.empty());
    voteFor(self);
  }

  void voteFor(ServerAddress candidate) {
    votedFor = Optional.of(candidate);
    outbox.writeHardState(new HardState(currentTerm, votedFor));
  }

  void setLeader(Optional<ServerAddress> next) {
    if (!leader.equals(next)) {
      leader = next;
      outbox.announce(new Event.LeaderChanged(leader, currentTerm));
    }
  }

  boolean isVoter() {
    return configurations.voters().contains(self);
  }

  boolean supportsPreVote(ServerAddress peer) {
    return preVoters.contains(peer);
  }

  void setPreVoters(Set<ServerAddress> peers) {
    preVoters = peers;
  }

  // --- log

  void append(List<LogEntry> entries) {
    log.append(entries);
    outbox.writeEntries(entries);
    for (LogEntry entry : entries) {
      if (entry.type().isConfiguration()) {
        configurations.appended(codec.decode(entry), entry.index());
        announceConfiguration(false);
      }
    }
  }

  /** Appends commands as entries of the current term; returns the last index. */
  long append(Command command) {
    long index = log.lastIndex() + 1;
    append(List.of(new LogEntry(index, currentTerm, command.type(), command.data())));
    return index;
  }

  long append(Configuration configuration) {
    return append(codec.encode(configuration));
  }

  void truncateFrom(long index) {
    if (index <= commitIndex) {
      throw new IllegalStateException(
          "truncation from " + index + ", committed through " + commitIndex);
    }
    log.truncateFrom(index);
    outbox.truncateFrom(index);
    if (configurations.truncatedFrom(index)) {
      announceConfiguration(true);
    }
  }

  long commitIndex() {
    return commitIndex;
  }

  void commitThrough(long index) {
    if (index <= commitIndex) {
      return;
    }
    if (index > log.lastIndex()) {
      throw new IllegalStateException(
          "commit through " + index + ", but the log ends at " + log.lastIndex());
    }
    commitIndex = index;
    if (configurations.committedThrough(index)) {
      announceConfiguration(true);
    }
    role.committed();
  }

  /** Replaces log and state machine by a snapshot. */
  void install(long origin, SnapshotMark snapshot) {
    outbox.install(new Write.Installation(origin, snapshot));
    log.resetTo(snapshot, reportedCommitIndex);
    commitIndex = snapshot.index();
    configurations.installed(snapshot);
    announceConfiguration(true);
  }

  void snapshotTaken(SnapshotMark snapshot) {
    if (snapshot.index() <= log.snapshotIndex()) {
      return;
    }
    log.snapshotTaken(snapshot);
    long through = Math.min(snapshot.index(), log.lastIndex() - limits.trailingEntries());
    if (through >= log.firstIndex()) {
      log.compactThrough(through);
      outbox.compactThrough(through);
    }
  }

  private void announceConfiguration(boolean committed) {
    outbox.announce(
        new Event.ConfigurationChanged(
            configurations.latest(), configurations.latestIndex(), committed));
  }

  // --- messages

  /** Sends, and returns the sequence number that the answer will carry. */
  long send(ServerAddress to, Channel channel, Request request, After after) {
    outbox.send(new Outgoing(++lastSequence, to, channel, request), after);
    return lastSequence;
  }

  void reply(long exchange, Response response, After after) {
    outbox.reply(new Reply(exchange, response), after);
  }

  void refuse(long request, Outcome.Refusal refusal) {
    outbox.report(new Outcome.Refused(request, refusal, leader));
  }

  After afterVote() {
    return rules.votesWaitForDisk() ? After.HARD_STATE : After.NOTHING;
  }

  Effects drain() {
    reportedCommitIndex = Math.max(reportedCommitIndex, Math.min(commitIndex, log.durableIndex()));
    return outbox.drain(log::writing, reportedCommitIndex, role.wakeAtNanos());
  }
}
