package io.consuljvm.raft.core;

import java.util.List;

/**
 * The leader's log, or a sign of life (wire/raft.md, section 3).
 *
 * @param prevLogIndex {@code PrevLogEntry} on the wire; 0 if {@code entries} start the log
 * @param entries consecutive, from {@code prevLogIndex + 1} on
 */
public record AppendEntries(
    long term,
    ServerAddress leader,
    long prevLogIndex,
    long prevLogTerm,
    List<LogEntry> entries,
    long leaderCommitIndex)
    implements Request {
  public AppendEntries {
    entries = List.copyOf(entries);
    long expected = prevLogIndex;
    for (LogEntry entry : entries) {
      if (entry.index() != ++expected) {
        throw new IllegalArgumentException(
            "entry " + entry.index() + " where " + expected + " belongs");
      }
    }
  }

  /** The sign of life: everything but term and leader is zero. */
  public static AppendEntries heartbeat(long term, ServerAddress leader) {
    return new AppendEntries(term, leader, 0, 0, List.of(), 0);
  }

  /** True if this says nothing about the log, and must be answered even while the log is busy. */
  public boolean isHeartbeat() {
    return prevLogIndex == 0 && prevLogTerm == 0 && leaderCommitIndex == 0 && entries.isEmpty();
  }

  /** The last index that sender and receiver agree on once this has succeeded. */
  public long lastIndex() {
    return prevLogIndex + entries.size();
  }
}
