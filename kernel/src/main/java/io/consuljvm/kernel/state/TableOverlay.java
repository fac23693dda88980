package io.consuljvm.kernel.state;

import io.consuljvm.spi.storage.KeyRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one command has changed in one table so far. First come the cleared ranges, then, on top of
 * them, the entries; so that clearing a range costs the same however many keys are in it. Owned by
 * the thread that applies.
 */
final class TableOverlay {
  /** Stands for the value of a key that was removed; told from real values by identity. */
  static final byte[] REMOVED = new byte[0];

  private final TreeMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
  private final List<KeyRange> cleared = new ArrayList<>(0);

  boolean isEmpty() {
    return entries.isEmpty() && cleared.isEmpty();
  }

  void put(byte[] key, byte[] value) {
    entries.put(key, value);
  }

  void remove(byte[] key) {
    entries.put(key, REMOVED);
  }

  void clear(KeyRange range) {
    within(range).clear();
    cleared.add(range);
  }

  /** What is known of a key: a value, {@link #REMOVED}, or null if the store is to be asked. */
  byte @Nullable [] find(byte[] key) {
    byte[] value = entries.get(key);
    return value == null && isCleared(key) ? REMOVED : value;
  }

  boolean isCleared(byte[] key) {
    for (KeyRange range : cleared) {
      if (range.contains(key)) {
        return true;
      }
    }
    return false;
  }

  /** The entry that follows {@code last}, which is null at the start, within a range. */
  Map.@Nullable Entry<byte[], byte[]> after(byte @Nullable [] last, KeyRange range) {
    var entry = last == null ? entries.ceilingEntry(range.from()) : entries.higherEntry(last);
    return entry != null && range.contains(entry.getKey()) ? entry : null;
  }

  /** The entry that precedes {@code last}, which is null at the start, within a range. */
  Map.@Nullable Entry<byte[], byte[]> before(byte @Nullable [] last, KeyRange range) {
    Map.Entry<byte[], byte[]> entry;
    if (last != null) {
      entry = entries.lowerEntry(last);
    } else {
      entry = range.to().isPresent() ? entries.lowerEntry(range.to().get()) : entries.lastEntry();
    }
    return entry != null && range.contains(entry.getKey()) ? entry : null;
  }

  NavigableMap<byte[], byte[]> entries() {
    return entries;
  }

  List<KeyRange> cleared() {
    return cleared;
  }

  void forget() {
    entries.clear();
    cleared.clear();
  }

  private NavigableMap<byte[], byte[]> within(KeyRange range) {
    if (range.to().isEmpty()) {
      return entries.tailMap(range.from(), true);
    }
    byte[] to = range.to().get();
    // A range that ends before it starts holds nothing; TreeMap would call it an error.
    return Arrays.compareUnsigned(range.from(), to) > 0
        ? new TreeMap<>()
        : entries.subMap(range.from(), true, to, false);
  }
}
