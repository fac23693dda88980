package io.consuljvm.raft.core;

/**
 * A leader's request that is not answered yet.
 *
 * @param lastIndex what the follower holds if it says yes
 * @param commitIndex what the follower then knows to be committed
 * @param round the verification round it was sent in
 * @param epoch the follower's epoch it was sent in: an answer from an earlier one says nothing
 *     about where to go on
 */
record Sent(
    Replication to,
    Channel channel,
    long prevLogIndex,
    long lastIndex,
    long commitIndex,
    long round,
    long epoch) {}
