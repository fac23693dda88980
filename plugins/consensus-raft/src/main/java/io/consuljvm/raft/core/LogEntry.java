package io.consuljvm.raft.core;

/**
 * One entry of the log.
 *
 * @param index its place, from 1 on
 * @param term the term of the leader that made it; index and term together name an entry
 */
public record LogEntry(long index, long term, EntryType type, Payload data) {
  public LogEntry {
    if (index < 1 || term < 1) {
      throw new IllegalArgumentException("entry at index " + index + ", term " + term);
    }
  }
}
