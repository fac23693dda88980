package io.consuljvm.gossip;

/**
 * What was dropped of one packet or stream for one reason.
 *
 * @param count of messages, 1 or more
 * @param detail of the first of them, for the log
 */
record Drop(DropReason reason, int count, String detail) {}
