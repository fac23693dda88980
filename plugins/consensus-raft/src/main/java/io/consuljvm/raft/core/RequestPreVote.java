package io.consuljvm.raft.core;

/**
 * Asks whether a vote would be granted, and changes nothing (Ongaro 2014, 9.6). Goes only to
 * servers named in {@link Input.PreVoteSupport}, for the original closes the connection on it.
 *
 * @param term the term that the sender would stand for: its own plus one
 */
public record RequestPreVote(
    long term, ServerAddress candidate, long lastLogIndex, long lastLogTerm) implements Request {}
