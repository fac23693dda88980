package io.consuljvm.raft.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a server has made durable, done as {@link Write} asks. */
final class MemoryDisk implements LogView {
  private HardState hardState = HardState.INITIAL;
  private Optional<SnapshotMark> snapshot = Optional.empty();
  private final ArrayList<LogEntry> log = new ArrayList<>();
  private long firstIndex = 1;

  HardState hardState() {
    return hardState;
  }

  Optional<SnapshotMark> snapshot() {
    return snapshot;
  }

  Recovered recovered(long appliedIndex) {
    return new Recovered(hardState, snapshot, this, appliedIndex);
  }

  @Override
  public long firstIndex() {
    return firstIndex;
  }

  @Override
  public long lastIndex() {
    return firstIndex + log.size() - 1;
  }

  boolean holds(long index) {
    return index >= firstIndex && index <= lastIndex();
  }

  LogEntry entry(long index) {
    if (!holds(index)) {
      throw new IllegalArgumentException(index + " of " + firstIndex + ".." + lastIndex());
    }
    return log.get((int) (index - firstIndex));
  }

  @Override
  public long term(long index) {
    return entry(index).term();
  }

  @Override
  public List<LogEntry> entries(long from, int maxCount) {
    entry(from);
    int start = (int) (from - firstIndex);
    return List.copyOf(log.subList(start, Math.min(log.size(), start + maxCount)));
  }

  /** The whole write. */
  void make(Write write) {
    make(write, Integer.MAX_VALUE);
  }

  /** The first {@code steps} steps of a write: what a crash may leave of it. */
  void make(Write write, int steps) {
    int left = steps;
    if (write.hardState().isPresent() && left-- > 0) {
      hardState = write.hardState().get();
    }
    if (write.installation().isPresent() && left-- > 0) {
      snapshot = Optional.of(write.installation().get().snapshot());
      if (left-- > 0) {
        log.clear();
        firstIndex = snapshot.get().index() + 1;
      }
    }
    if (write.truncateFrom().isPresent() && left-- > 0) {
      long from = write.truncateFrom().getAsLong();
      log.subList((int) (Math.max(from, firstIndex) - firstIndex), log.size()).clear();
    }
    for (LogEntry entry : write.entries()) {
      if (left-- > 0) {
        append(entry);
      }
    }
    if (write.compactThrough().isPresent() && left-- > 0) {
      compactThrough(write.compactThrough().getAsLong());
    }
  }

  void snapshotTaken(SnapshotMark mark) {
    snapshot = Optional.of(mark);
  }

  private void append(LogEntry entry) {
    if (log.isEmpty()) {
      firstIndex = entry.index();
    }
    if (entry.index() != lastIndex() + 1) {
      throw new IllegalStateException("entry " + entry.index() + " after " + lastIndex());
    }
    log.add(entry);
  }

  private void compactThrough(long index) {
    if (index >= firstIndex) {
      int count = (int) Math.min(index - firstIndex + 1, log.size());
      log.subList(0, count).clear();
      firstIndex += count;
    }
  }
}
