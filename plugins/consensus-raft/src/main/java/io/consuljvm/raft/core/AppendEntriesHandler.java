package io.consuljvm.raft.core;

import io.consuljvm.raft.core.Outbox.After;
import java.util.List;
import java.util.OptionalLong;

/** Answers leaders (§5.3; wire/raft.md, section 5, "AppendEntries rules"). */
final class AppendEntriesHandler {
  private final RaftState state;

  AppendEntriesHandler(RaftState state) {
    this.state = state;
  }

  void handle(long exchange, AppendEntries request) {
    long lastLogIndex = state.log.lastIndex();
    if (!LeaderContact.accept(state, request.term(), request.leader())) {
      refuse(exchange, lastLogIndex, false);
    } else if (request.isHeartbeat()) {
      succeed(exchange, lastLogIndex, After.HARD_STATE);
    } else if (!follows(request)) {
      refuse(exchange, lastLogIndex, true);
    } else {
      store(request.entries());
      state.commitThrough(
          state.rules.commitOnFollower(
              request.leaderCommitIndex(), request.lastIndex(), state.log.lastIndex()));
      succeed(
          exchange,
          lastLogIndex,
          state.rules.acknowledgementsWaitForDisk() ? After.LOG : After.NOTHING);
    }
  }

  /** Whether the own log is the leader's up to where the request starts. */
  private boolean follows(AppendEntries request) {
    // What is committed is the same everywhere, even where only a snapshot is left of it.
    if (request.prevLogIndex() <= state.commitIndex()) {
      return true;
    }
    OptionalLong ownTerm = state.log.term(request.prevLogIndex());
    return ownTerm.isPresent() && state.rules.precedes(request.prevLogTerm(), ownTerm.getAsLong());
  }

  private void store(List<LogEntry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      LogEntry entry = entries.get(i);
      if (entry.index() <= state.commitIndex()) {
        continue;
      }
      OptionalLong ownTerm = state.log.term(entry.index());
      if (ownTerm.isPresent() && !state.rules.conflicts(ownTerm.getAsLong(), entry.term())) {
        continue;
      }
      if (ownTerm.isPresent()) {
        state.truncateFrom(entry.index());
      }
      state.append(entries.subList(i, entries.size()));
      return;
    }
  }

  private void succeed(long exchange, long lastLogIndex, After after) {
    state.reply(
        exchange, new AppendEntriesResponse(state.currentTerm(), lastLogIndex, true, false), after);
  }

  private void refuse(long exchange, long lastLogIndex, boolean noRetryBackoff) {
    state.reply(
        exchange,
        new AppendEntriesResponse(state.currentTerm(), lastLogIndex, false, noRetryBackoff),
        After.HARD_STATE);
  }
}
