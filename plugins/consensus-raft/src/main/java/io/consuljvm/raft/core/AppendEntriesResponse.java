package io.consuljvm.raft.core;

/**
 * @param lastLogIndex {@code LastLog} on the wire: the receiver's last index before it stored
 *     anything; after a refusal a hint where to go on
 * @param success the receiver holds every entry of the request durably
 * @param noRetryBackoff the refusal is about the log's content: try again at once, with older
 *     entries
 */
public record AppendEntriesResponse(
    long term, long lastLogIndex, boolean success, boolean noRetryBackoff) implements Response {}
