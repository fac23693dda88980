package io.consuljvm.kv;

import io.consuljvm.spi.state.StateView;
import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads of the store, each with the index that a blocking query goes by. */
final class KvReads {
  private KvReads() {}

  /** A result and its index. */
  record Indexed<T>(T value, long index) {}

  static Optional<Entry> find(Reader view, String key) {
    return view.get(KvTables.KVS, Keys.bytes(key)).map(stored -> StoredEntry.decode(key, stored));
  }

  /** One key; its modifyIndex, or the index of the tables if it is missing ({@code H279, H280}). */
  static Indexed<Optional<Entry>> get(StateView view, String key) {
    Optional<Entry> entry = find(view, key);
    return entry.isPresent() ? new Indexed<>(entry, entry.get().modifyIndex()) : missing(view, key);
  }

  /** What is answered for a key that is not there, or is not to be seen. */
  static Indexed<Optional<Entry>> missing(StateView view, String key) {
    // H099: a missing key is also looked at again when something appears or goes below it.
    view.watch(KvTables.KVS, KeyRange.prefix(Keys.bytes(key)));
    return new Indexed<>(Optional.empty(), tableIndex(view));
  }

  /** All entries under a prefix, in byte order ({@code H273, H281}). */
  static Indexed<List<Entry>> list(StateView view, String prefix) {
    List<Entry> entries = new ArrayList<>();
    try (Cursor cursor = view.scan(KvTables.KVS, under(prefix))) {
      while (cursor.next()) {
        entries.add(StoredEntry.decode(Keys.text(cursor.key()), cursor.value()));
      }
    }
    long highest = entries.stream().mapToLong(Entry::modifyIndex).max().orElse(0);
    return new Indexed<>(entries, prefixIndex(view, prefix, highest));
  }

  /**
   * The keys under a prefix, cut behind the first separator beyond it ({@code H274, H275}).
   *
   * @param separator empty for whole keys
   */
  static Indexed<List<String>> keys(StateView view, String prefix, String separator) {
    List<String> keys = new ArrayList<>();
    long highest = 0;
    String last = "";
    try (Cursor cursor = view.scan(KvTables.KVS, under(prefix))) {
      while (cursor.next()) {
        highest = Math.max(highest, StoredEntry.modifyIndex(cursor.value()));
        String key = cut(Keys.text(cursor.key()), prefix, separator);
        if (keys.isEmpty() || !key.equals(last)) {
          keys.add(key);
          last = key;
        }
      }
    }
    return new Indexed<>(keys, prefixIndex(view, prefix, highest));
  }

  private static String cut(String key, String prefix, String separator) {
    if (separator.isEmpty()) {
      return key;
    }
    int at = key.indexOf(separator, Math.min(prefix.length(), key.length()));
    return at < 0 ? key : key.substring(0, at + separator.length());
  }

  private static KeyRange under(String prefix) {
    return KeyRange.prefix(Keys.bytes(prefix));
  }

  private static long prefixIndex(StateView view, String prefix, long highestEntry) {
    if (prefix.isEmpty()) {
      return tableIndex(view);
    }
    long highest = highestEntry;
    try (Cursor cursor = view.scan(KvTables.TOMBSTONES, under(prefix))) {
      while (cursor.next()) {
        highest = Math.max(highest, Keys.index(cursor.value()));
      }
    }
    return highest == 0 ? tableIndex(view) : highest;
  }

  /** Highest index of keys and tombstones; 1 while there never was any ({@code H280}). */
  static long tableIndex(StateView view) {
    return Math.max(1, view.index(KvTables.KVS, KvTables.TOMBSTONES));
  }
}
