package io.consuljvm.raft.core;

/** The leader asks a follower that has the whole log to stand at once (Ongaro 2014, 3.10). */
public record TimeoutNow(long term, ServerAddress leader) implements Request {}
