package io.consuljvm.raft.core;

import java.util.List;
import java.util.Set;

/** What the roles on the way to leadership have in common. */
final class Elections {
  private Elections() {}

  /**
   * Whether a silent leader is this server's business: not before the bootstrap, and not once it is
   * out of the configuration for good (wire/raft.md, section 5).
   */
  static boolean mayStand(RaftState state) {
    Configurations configurations = state.configurations;
    return configurations.latestIndex() > 0
        && (state.isVoter() || !configurations.isLatestCommitted());
  }

  /** Whether this server's own vote is a majority, so that there is nobody to wait for. */
  static boolean isSoleVoter(RaftState state) {
    List<ServerAddress> voters = state.configurations.voters();
    return voters.size() == 1 && voters.getFirst().equals(state.self);
  }

  /** Stands for leader; asks first whether that makes sense, if anyone understands the question. */
  static void stand(RaftState state) {
    boolean asksFirst = otherVoters(state).stream().anyMatch(state::supportsPreVote);
    state.become(
        asksFirst ? new PreCandidate(state) : new Candidate(state, false),
        Event.Cause.ELECTION_TIMEOUT);
  }

  static List<ServerAddress> otherVoters(RaftState state) {
    return state.configurations.voters().stream()
        .filter(voter -> !voter.equals(state.self))
        .toList();
  }

  /** Whether {@code supporters} are a majority of the voters in force. */
  static boolean isMajority(RaftState state, Set<ServerAddress> supporters) {
    List<ServerAddress> voters = state.configurations.voters();
    int count = 0;
    for (ServerAddress voter : voters) {
      if (supporters.contains(voter)) {
        count++;
      }
    }
    return count >= state.rules.majorityOf(voters.size());
  }
}
