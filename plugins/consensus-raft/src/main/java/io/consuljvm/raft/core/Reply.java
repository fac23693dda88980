package io.consuljvm.raft.core;

/** The answer to the request that came in as {@code exchange}. */
public record Reply(long exchange, Response response) {}
