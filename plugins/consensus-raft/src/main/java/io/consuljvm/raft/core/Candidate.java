package io.consuljvm.raft.core;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Stands for a term: has voted for itself, and asks the other voters (§5.2). */
final class Candidate extends Role {
  private final boolean leadershipTransfer;
  private final TreeSet<ServerAddress> granted = new TreeSet<>();
  private final Map<Long, ServerAddress> asked = new HashMap<>();
  private final long endAtNanos;

  Candidate(RaftState state, boolean leadershipTransfer) {
    super(state);
    this.leadershipTransfer = leadershipTransfer;
    this.endAtNanos =
        state.nowNanos() + Waits.stretched(state.timing.election().toNanos(), state.random);
    state.startTerm();
  }

  @Override
  RoleName name() {
    return RoleName.CANDIDATE;
  }

  @Override
  void enter() {
    var request =
        new RequestVote(
            state.currentTerm(),
            state.self,
            state.log.lastIndex(),
            state.log.lastTerm(),
            leadershipTransfer);
    for (ServerAddress voter : Elections.otherVoters(state)) {
      asked.put(state.send(voter, Channel.CALL, request, state.afterVote()), voter);
    }
  }

  @Override
  void answered(long sequence, Response response) {
    ServerAddress voter = asked.remove(sequence);
    if (voter != null
        && response instanceof RequestVoteResponse vote
        && vote.granted()
        && vote.term() == state.currentTerm()) {
      granted.add(voter);
    }
  }

  @Override
  void tick() {
    // The own vote counts like any other once it cannot be forgotten.
    if (state.outbox.isHardStateDurable() || !state.rules.votesWaitForDisk()) {
      granted.add(state.self);
    }
    if (Elections.isMajority(state, granted)) {
      state.become(new Leader(state), Event.Cause.ELECTED);
    } else if (state.nowNanos() >= endAtNanos) {
      Elections.stand(state);
    }
  }

  @Override
  long wakeAtNanos() {
    return endAtNanos;
  }
}
