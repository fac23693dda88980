package io.consuljvm.raft.core;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Every decision on which safety hangs, as a pure function with its place in the paper (Ongaro and
 * Ousterhout 2014, "the paper"; Ongaro's thesis). The core asks here and nowhere else, so this page
 * can be checked against the paper; tests override one method at a time, and the simulator has to
 * notice (docs/testing.md).
 */
class Rules {
  static final Rules STANDARD = new Rules();

  /** A message of an older term is refused (§5.1). */
  boolean isStale(long messageTerm, long currentTerm) {
    return messageTerm < currentTerm;
  }

  /** A newer term ends whatever role one plays (§5.1). */
  boolean supersedes(long messageTerm, long currentTerm) {
    return messageTerm > currentTerm;
  }

  /** One vote a term, first come, first served (§5.2). */
  boolean mayVoteFor(Optional<ServerAddress> votedFor, ServerAddress candidate) {
    return votedFor.isEmpty() || votedFor.get().equals(candidate);
  }

  /** A voter denies its vote to a log that is behind its own (§5.4.1). */
  boolean isUpToDate(long term, long index, long ownLastTerm, long ownLastIndex) {
    return term > ownLastTerm || (term == ownLastTerm && index >= ownLastIndex);
  }

  /** More than half (§5.2). */
  int majorityOf(int voters) {
    return voters / 2 + 1;
  }

  /** Entries are taken only after the entry that the leader says comes before them (§5.3). */
  boolean precedes(long prevLogTerm, long ownTerm) {
    return prevLogTerm == ownTerm;
  }

  /** Only an entry that differs is deleted, with all that follow; the same one is kept (§5.3). */
  boolean conflicts(long ownTerm, long entryTerm) {
    return ownTerm != entryTerm;
  }

  /**
   * How far a follower may commit: no further than the request proves its log to be the leader's
   * (figure 2). The original takes the end of the log instead, which may be a stale tail.
   */
  long commitOnFollower(long leaderCommitIndex, long lastProvenIndex, long lastLogIndex) {
    return Math.min(leaderCommitIndex, lastProvenIndex);
  }

  /** A leader counts replicas for entries of its own term only (§5.4.2). */
  boolean mayCommitByCounting(long index, long firstIndexOfTerm) {
    return index >= firstIndexOfTerm;
  }

  /** A leader is one of its own replicas, once its entry is on its disk (thesis, 10.2.1). */
  long ownMatchIndex(long durableIndex, long lastIndex) {
    return durableIndex;
  }

  /** Votes and terms are on disk before anyone hears of them (figure 2). */
  boolean votesWaitForDisk() {
    return true;
  }

  /** Entries are on disk before they are acknowledged (figure 2). */
  boolean acknowledgementsWaitForDisk() {
    return true;
  }

  /**
   * A leader starts a change when the one before is committed and so is an entry of its own term
   * (thesis, 4.1, and Ongaro's correction of July 2015).
   */
  boolean mayChangeConfiguration(long latestIndex, long commitIndex, long firstIndexOfTerm) {
    return latestIndex <= commitIndex && firstIndexOfTerm <= commitIndex;
  }

  /** A snapshot of what is committed here, or stands in the log, is not installed (§7). */
  boolean alreadyContains(
      SnapshotMark snapshot, long commitIndex, OptionalLong ownTermAtSnapshotIndex) {
    return snapshot.index() <= commitIndex
        || (ownTermAtSnapshotIndex.isPresent()
            && ownTermAtSnapshotIndex.getAsLong() == snapshot.term());
  }

  /** A read is safe once a majority answered a request sent after it came in (thesis, 6.4). */
  boolean provesLeadership(long roundHeardByMajority, long roundOfRead) {
    return roundHeardByMajority >= roundOfRead;
  }
}
