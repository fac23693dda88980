package io.consuljvm.raft.core;

/** What the server would answer to a {@link RequestVote}; no promise. */
public record RequestPreVoteResponse(long term, boolean granted) implements Response {}
