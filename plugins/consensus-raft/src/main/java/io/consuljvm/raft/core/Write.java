package io.consuljvm.raft.core;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to make durable. Writes are made in the order of their numbers, each in the order of its
 * components; several may share one fsync. A crash may leave any prefix of that order: nothing was
 * promised yet. {@link Input.Persisted} reports the end of one write and so of all before it.
 *
 * @param number counts from 1, per core
 * @param hardState replaces the stored one
 * @param installation a snapshot to make durable and to restore into the state machine; the whole
 *     log is dropped with it
 * @param truncateFrom entries from this index on are dropped
 * @param entries to append; the first follows the last stored one, or any index if the log is empty
 * @param compactThrough entries up to this index are no longer needed; need not survive a crash
 */
public record Write(
    long number,
    Optional<HardState> hardState,
    Optional<Installation> installation,
    OptionalLong truncateFrom,
    List<LogEntry> entries,
    OptionalLong compactThrough) {
  public Write {
    entries = List.copyOf(entries);
  }

  /**
   * @param origin the exchange that brought the snapshot, or the request that asked for the restore
   */
  public record Installation(long origin, SnapshotMark snapshot) {}
}
