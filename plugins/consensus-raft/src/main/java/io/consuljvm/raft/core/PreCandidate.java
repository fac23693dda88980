package io.consuljvm.raft.core;

import io.consuljvm.raft.core.Outbox.After;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Asks whether an election could be won before it disturbs anyone with a new term (thesis, 9.6). A
 * voter that does not know the question counts as willing: it will be asked in earnest.
 */
final class PreCandidate extends Role {
  private final TreeSet<ServerAddress> willing = new TreeSet<>();
  private final Map<Long, ServerAddress> asked = new HashMap<>();
  private final long endAtNanos;

  PreCandidate(RaftState state) {
    super(state);
    this.endAtNanos =
        state.nowNanos() + Waits.stretched(state.timing.election().toNanos(), state.random);
  }

  @Override
  RoleName name() {
    return RoleName.CANDIDATE;
  }

  @Override
  void enter() {
    state.setLeader(Optional.empty());
    willing.add(state.self);
    var request =
        new RequestPreVote(
            state.currentTerm() + 1, state.self, state.log.lastIndex(), state.log.lastTerm());
    for (ServerAddress voter : Elections.otherVoters(state)) {
      if (state.supportsPreVote(voter)) {
        asked.put(state.send(voter, Channel.CALL, request, After.NOTHING), voter);
      } else {
        willing.add(voter);
      }
    }
  }

  @Override
  void answered(long sequence, Response response) {
    ServerAddress voter = asked.remove(sequence);
    if (voter != null && response instanceof RequestPreVoteResponse vote && vote.granted()) {
      willing.add(voter);
    }
  }

  @Override
  void tick() {
    if (Elections.isMajority(state, willing)) {
      state.become(new Candidate(state, false), Event.Cause.ELECTION_TIMEOUT);
    } else if (state.nowNanos() >= endAtNanos) {
      Elections.stand(state);
    }
  }

  @Override
  long wakeAtNanos() {
    return endAtNanos;
  }
}
