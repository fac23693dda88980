package io.consuljvm.raft.core;

import java.util.Optional;

/** Follows, until it has not heard a leader for too long (§5.2). */
final class Follower extends Role {
  private long lastContactNanos;
  private long electionAtNanos;

  Follower(RaftState state) {
    super(state);
    contact();
  }

  @Override
  RoleName name() {
    return RoleName.FOLLOWER;
  }

  /** A leader was heard, or a candidate got the vote: the election is put off. */
  void contact() {
    lastContactNanos = state.nowNanos();
    electionAtNanos =
        lastContactNanos + Waits.stretched(state.timing.heartbeat().toNanos(), state.random);
  }

  @Override
  void tick() {
    if (state.leader().isPresent() && state.nowNanos() >= leaderLostAtNanos()) {
      state.setLeader(Optional.empty());
    }
    if (Elections.isSoleVoter(state) && state.leader().isEmpty()) {
      Elections.stand(state);
    } else if (state.nowNanos() >= electionAtNanos) {
      if (Elections.mayStand(state)) {
        Elections.stand(state);
      } else {
        contact();
      }
    }
  }

  @Override
  long wakeAtNanos() {
    return state.leader().isPresent()
        ? Math.min(leaderLostAtNanos(), electionAtNanos)
        : electionAtNanos;
  }

  private long leaderLostAtNanos() {
    return lastContactNanos + state.timing.heartbeat().toNanos();
  }
}
