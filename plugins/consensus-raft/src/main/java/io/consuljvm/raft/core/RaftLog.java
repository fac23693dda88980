package io.consuljvm.raft.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The log as the core sees it: what is on disk, by way of {@link LogView}, followed by a tail in
 * memory that always holds at least what is not known to be on disk yet.
 *
 * <p>Indexes: {@code firstIndex..lastIndex} exist; below them there is only the snapshot. The log
 * is durable up to {@code durableIndex}. A write on its way remembers how far it will make the log
 * durable; a truncation lowers that, so that an entry written, truncated and written again is not
 * taken for durable when only its first writing is reported.
 */
final class RaftLog {
  private final LogView view;
  private final int cachedEntries;
  private final int cachedBytes;

  private long firstIndex;
  private long durableIndex;
  private Optional<SnapshotMark> snapshot;

  private final ArrayList<LogEntry> tail = new ArrayList<>();
  private long tailFirst;
  private long tailBytes;

  private final ArrayDeque<Flight> flights = new ArrayDeque<>();

  /** A write not yet reported, and the index up to which it will make the log durable. */
  private record Flight(long write, long lastIndex) {}

  RaftLog(LogView view, Optional<SnapshotMark> snapshot, RaftLimits limits) {
    this.view = view;
    this.snapshot = snapshot;
    this.cachedEntries = limits.cachedEntries();
    this.cachedBytes = limits.cachedBytes();
    this.firstIndex = view.firstIndex();
    this.durableIndex = view.lastIndex();
    this.tailFirst = durableIndex + 1;
    if (firstIndex > snapshotIndex() + 1) {
      throw new IllegalStateException(
          "log starts at " + firstIndex + ", snapshot ends at " + snapshotIndex());
    }
  }

  long firstIndex() {
    return firstIndex;
  }

  /** The last index of the log, or of the snapshot if the log holds nothing above it. */
  long lastIndex() {
    return tailFirst + tail.size() - 1;
  }

  long lastTerm() {
    return term(lastIndex()).orElseThrow();
  }

  long durableIndex() {
    return durableIndex;
  }

  Optional<SnapshotMark> snapshot() {
    return snapshot;
  }

  long snapshotIndex() {
    return snapshot.isPresent() ? snapshot.get().index() : 0;
  }

  /**
   * The term of the entry at {@code index}; empty if the log does not hold it, 0 before index 1.
   */
  OptionalLong term(long index) {
    if (index == 0) {
      return OptionalLong.of(0);
    }
    if (index == snapshotIndex()) {
      return OptionalLong.of(snapshot.get().term());
    }
    if (index < firstIndex || index > lastIndex()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(index >= tailFirst ? inTail(index).term() : view.term(index));
  }

  /** From {@code from} on, which exists: at least one entry, within both bounds after that. */
  List<LogEntry> entries(long from, int maxCount, int maxBytes) {
    List<LogEntry> found;
    if (from >= tailFirst) {
      int start = (int) (from - tailFirst);
      found = tail.subList(start, Math.min(tail.size(), start + maxCount));
    } else {
      found = view.entries(from, (int) Math.min(maxCount, tailFirst - from));
    }
    long bytes = 0;
    for (int i = 0; i < found.size(); i++) {
      bytes += found.get(i).data().size();
      if (bytes > maxBytes && i > 0) {
        return List.copyOf(found.subList(0, i));
      }
    }
    return List.copyOf(found);
  }

  void append(List<LogEntry> entries) {
    for (LogEntry entry : entries) {
      if (entry.index() != lastIndex() + 1) {
        throw new IllegalStateException(
            "entry " + entry.index() + " appended to a log that ends at " + lastIndex());
      }
      tail.add(entry);
      tailBytes += entry.data().size();
    }
  }

  /** Drops the entries from {@code index} on. */
  void truncateFrom(long index) {
    if (index >= tailFirst) {
      List<LogEntry> dropped = tail.subList((int) (index - tailFirst), tail.size());
      dropped.forEach(entry -> tailBytes -= entry.data().size());
      dropped.clear();
    } else {
      emptyTail(index);
    }
    forgetDurable(index - 1);
  }

  /** Drops every entry; the log goes on after the snapshot, and is durable as far as before. */
  void resetTo(SnapshotMark mark, long durablyCommitted) {
    snapshot = Optional.of(mark);
    firstIndex = mark.index() + 1;
    emptyTail(firstIndex);
    forgetDurable(durablyCommitted);
  }

  /** As {@link #resetTo}, where snapshot and empty log are on disk already. */
  void startAfter(SnapshotMark mark) {
    resetTo(mark, mark.index());
    durableIndex = mark.index();
  }

  /** Takes note of a snapshot of entries that the log holds. */
  void snapshotTaken(SnapshotMark mark) {
    snapshot = Optional.of(mark);
  }

  /** Forgets the entries up to {@code index}, which the snapshot contains. */
  void compactThrough(long index) {
    firstIndex = Math.max(firstIndex, index + 1);
    evict();
  }

  void writing(long write) {
    flights.add(new Flight(write, lastIndex()));
  }

  void persisted(long write) {
    while (!flights.isEmpty() && flights.peek().write() <= write) {
      durableIndex = Math.max(durableIndex, flights.remove().lastIndex());
    }
    evict();
  }

  private void forgetDurable(long lastKept) {
    durableIndex = Math.min(durableIndex, lastKept);
    for (int i = flights.size(); i > 0; i--) {
      Flight flight = flights.remove();
      flights.add(new Flight(flight.write(), Math.min(flight.lastIndex(), lastKept)));
    }
  }

  private LogEntry inTail(long index) {
    return tail.get((int) (index - tailFirst));
  }

  private void emptyTail(long nextIndex) {
    tail.clear();
    tailBytes = 0;
    tailFirst = nextIndex;
  }

  /** Keeps the cache within its bounds; in large steps, for the cost of moving what remains. */
  private void evict() {
    long durable = Math.min(durableIndex, lastIndex()) - tailFirst + 1;
    int evicted = 0;
    long compacted = firstIndex - tailFirst;
    boolean full = durable > 2L * cachedEntries || tailBytes > 2L * cachedBytes;
    while (evicted < durable
        && (evicted < compacted
            || (full && (durable - evicted > cachedEntries || tailBytes > cachedBytes)))) {
      tailBytes -= tail.get(evicted++).data().size();
    }
    if (evicted > 0) {
      tail.subList(0, evicted).clear();
      tailFirst += evicted;
    }
  }
}
