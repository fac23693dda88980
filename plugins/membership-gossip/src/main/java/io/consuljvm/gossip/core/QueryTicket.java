package io.consuljvm.gossip.core;

/** Names a received query that may be answered until its deadline. */
public record QueryTicket(long lamportTime, long id, Endpoint replyTo, long deadlineNanos) {}
