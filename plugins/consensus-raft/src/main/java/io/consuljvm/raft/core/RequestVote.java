package io.consuljvm.raft.core;

/**
 * Asks for the vote of {@code term} (wire/raft.md, section 3).
 *
 * @param leadershipTransfer the leader itself asked the candidate to stand, so that voters need not
 *     protect it; unknown to the original, whose servers then refuse
 */
public record RequestVote(
    long term,
    ServerAddress candidate,
    long lastLogIndex,
    long lastLogTerm,
    boolean leadershipTransfer)
    implements Request {}
