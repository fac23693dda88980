package io.consuljvm.raft.core;

import io.consuljvm.raft.core.Outbox.After;

/** Takes a leader's snapshot in the place of a log too old to be extended (§7). */
final class InstallSnapshotHandler {
  private final RaftState state;

  InstallSnapshotHandler(RaftState state) {
    this.state = state;
  }

  void handle(long exchange, InstallSnapshot request) {
    if (!LeaderContact.accept(state, request.term(), request.leader())) {
      state.reply(
          exchange, new InstallSnapshotResponse(state.currentTerm(), false), After.HARD_STATE);
      return;
    }
    SnapshotMark snapshot = request.snapshot();
    if (state.rules.alreadyContains(
        snapshot, state.commitIndex(), state.log.term(snapshot.index()))) {
      state.commitThrough(snapshot.index());
    } else {
      state.install(exchange, snapshot);
    }
    state.reply(exchange, new InstallSnapshotResponse(state.currentTerm(), true), After.LOG);
  }
}
