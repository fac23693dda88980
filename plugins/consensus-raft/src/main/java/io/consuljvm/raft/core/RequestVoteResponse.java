package io.consuljvm.raft.core;

/** The wire's {@code Peers} is filled in by the shell, from {@link RaftStatus#latest()}. */
public record RequestVoteResponse(long term, boolean granted) implements Response {}
