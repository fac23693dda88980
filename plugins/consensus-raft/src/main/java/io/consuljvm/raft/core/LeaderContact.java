package io.consuljvm.raft.core;

import java.util.Optional;

/** What every message from a leader does first. */
final class LeaderContact {
  private LeaderContact() {}

  /** Follows {@code leader}, unless its term is over; returns whether it is followed. */
  static boolean accept(RaftState state, long term, ServerAddress leader) {
    if (state.rules.isStale(term, state.currentTerm())) {
      return false;
    }
    if (state.rules.supersedes(term, state.currentTerm())) {
      state.adoptTerm(term);
    } else if (state.role() instanceof Leader) {
      throw new IllegalStateException(state.self + " and " + leader + " both lead in term " + term);
    }
    state.becomeFollower(Event.Cause.LEADER_HEARD);
    state.setLeader(Optional.of(leader));
    if (state.role() instanceof Follower follower) {
      follower.contact();
    }
    return true;
  }
}
