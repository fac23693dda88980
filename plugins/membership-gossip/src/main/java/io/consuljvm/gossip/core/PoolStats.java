package io.consuljvm.gossip.core;

/**
 * Numbers for operators.
 *
 * @param healthScore 0 is healthy
 * @param memberTime the Lamport clocks, unsigned
 */
public record PoolStats(
    int members,
    int failed,
    int left,
    int healthScore,
    long memberTime,
    long eventTime,
    long queryTime,
    int intentQueue,
    int eventQueue,
    int queryQueue,
    boolean encrypted) {}
