package io.consuljvm.raft.core;

/** Says that the request was heard; who leads next is for the election. */
public record TimeoutNowResponse(long term) implements Response {}
