package io.consuljvm.kernel.state;

import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Who waits for a change of what. A waiter costs nothing until a commit touches what it read; a
 * commit finds the waiters it concerns in O(changed keys × log ranges). Safe for any thread.
 *
 * <p>No wake-up is lost, because publishing counts under the same lock under which waiters are
 * entered: a waiter that was entered before a publication is found by it, and one that comes later
 * sees from the count that there was one since it looked at the state.
 */
final class WatchRegistry {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Table, RangeIndex<Watch>> tables = new HashMap<>();
  private volatile long published;

  /** How many commits have been announced. */
  long published() {
    return published;
  }

  /**
   * Replaces what a waiter waits for.
   *
   * @param seen {@link #published} before the view was opened from which {@code reads} come
   * @return false if a commit was announced since, which the waiter may have missed
   */
  boolean enter(Watch watch, Reads before, Reads reads, long seen) {
    lock.lock();
    try {
      before.forEach((table, range) -> remove(watch, table, range));
      reads.forEach((table, range) -> index(table).add(range, watch));
      return published == seen;
    } finally {
      lock.unlock();
    }
  }

  void leave(Watch watch, Reads reads) {
    lock.lock();
    try {
      reads.forEach((table, range) -> remove(watch, table, range));
    } finally {
      lock.unlock();
    }
  }

  /** Announces a commit. To be called after it, in the order of commits. */
  void publish(Changes changes) {
    if (changes.byTable().isEmpty()) {
      return;
    }
    wake(found -> changes.byTable().forEach((table, of) -> collect(table, of, found)));
  }

  /** Announces that everything may have changed. */
  void publishAll() {
    wake(found -> tables.values().forEach(ranges -> ranges.forEach(found)));
  }

  private void wake(Consumer<Consumer<Watch>> search) {
    Set<Watch> found = null;
    lock.lock();
    try {
      published = published + 1;
      if (!tables.isEmpty()) {
        found = new HashSet<>();
        search.accept(found::add);
      }
    } finally {
      lock.unlock();
    }
    if (found != null) {
      // Outside of the lock: what is woken may be back here at once.
      found.forEach(Watch::changed);
    }
  }

  private void collect(Table table, Changes.OfTable changes, Consumer<Watch> found) {
    RangeIndex<Watch> ranges = tables.get(table);
    if (ranges != null) {
      changes.keys().forEach(key -> ranges.forEachAt(key, found));
      changes.ranges().forEach(range -> ranges.forEachOverlapping(range, found));
    }
  }

  private RangeIndex<Watch> index(Table table) {
    return tables.computeIfAbsent(table, t -> new RangeIndex<>());
  }

  private void remove(Watch watch, Table table, KeyRange range) {
    RangeIndex<Watch> ranges = tables.get(table);
    if (ranges != null) {
      ranges.remove(range, watch);
      if (ranges.isEmpty()) {
        tables.remove(table);
      }
    }
  }
}
