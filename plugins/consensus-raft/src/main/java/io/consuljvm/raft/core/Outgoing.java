package io.consuljvm.raft.core;

/**
 * A request to send. The shell answers each with exactly one {@link Input.Answered} or {@link
 * Input.Failed}, within its I/O deadline.
 *
 * @param sequence the core's number for the exchange, never used twice in the life of a core
 */
public record Outgoing(long sequence, ServerAddress to, Channel channel, Request request) {}
