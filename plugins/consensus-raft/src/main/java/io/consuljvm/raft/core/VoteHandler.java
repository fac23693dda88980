package io.consuljvm.raft.core;

import io.consuljvm.raft.core.Outbox.After;

/** Answers candidates (§5.2, §5.4.1; wire/raft.md, section 5, "vote rules in order"). */
final class VoteHandler {
  private final RaftState state;

  VoteHandler(RaftState state) {
    this.state = state;
  }

  void handle(long exchange, RequestVote request) {
    boolean granted = decide(request);
    state.reply(exchange, new RequestVoteResponse(state.currentTerm(), granted), state.afterVote());
  }

  void handle(long exchange, RequestPreVote request) {
    boolean termIsOpen =
        state.rules.supersedes(request.term(), state.currentTerm())
            || (request.term() == state.currentTerm()
                && state.rules.mayVoteFor(state.votedFor(), request.candidate()));
    boolean granted =
        !followsAnother(request.candidate())
            && termIsOpen
            && isUpToDate(request.lastLogTerm(), request.lastLogIndex());
    state.reply(
        exchange, new RequestPreVoteResponse(state.currentTerm(), granted), After.HARD_STATE);
  }

  private boolean decide(RequestVote request) {
    // A server that has a leader does not let others unseat it, not even by their term: one that
    // was removed, or cut off for a while, would otherwise disrupt the cluster (thesis, 4.2.3).
    if (followsAnother(request.candidate()) && !request.leadershipTransfer()) {
      return false;
    }
    if (state.rules.isStale(request.term(), state.currentTerm())) {
      return false;
    }
    if (state.rules.supersedes(request.term(), state.currentTerm())) {
      state.adoptTerm(request.term());
    }
    if (!state.rules.mayVoteFor(state.votedFor(), request.candidate())
        || !isUpToDate(request.lastLogTerm(), request.lastLogIndex())) {
      return false;
    }
    state.voteFor(request.candidate());
    if (state.role() instanceof Follower follower) {
      follower.contact();
    }
    return true;
  }

  private boolean followsAnother(ServerAddress candidate) {
    return state.leader().isPresent() && !state.leader().get().equals(candidate);
  }

  private boolean isUpToDate(long lastTerm, long lastIndex) {
    return state.rules.isUpToDate(lastTerm, lastIndex, state.log.lastTerm(), state.log.lastIndex());
  }
}
