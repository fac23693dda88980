package io.consuljvm.kernel.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the store says of the state as a whole; the one row that every transaction rewrites, so that
 * each view knows by itself what it is a view of. Immutable, as long as nobody writes to the array.
 *
 * @param commit counts transactions: no two headers of a store share it
 * @param applied log index whose effects are in the tables
 * @param generation of the tables that count
 * @param indexes last log index that touched a table, by the table's slot; 0 for none (B008)
 * @param absent the same by name, of tables whose feature is not installed at present
 */
record StateHeader(
    long commit, long applied, int generation, long[] indexes, Map<String, Long> absent) {

  static final byte[] KEY = {'h'};

  private static final byte VERSION = 1;
  private static final int COMMIT_AT = 1;

  static StateHeader initial(int tables) {
    return new StateHeader(0, 0, 0, new long[tables], Map.of());
  }

  StateHeader next(long newApplied, long[] newIndexes) {
    return new StateHeader(commit + 1, newApplied, generation, newIndexes, absent);
  }

  /**
   * The other generation, with nothing left of the former one.
   *
   * @param foreignIndex where the records stem from that nobody reads, 0 if there are none; or the
   *     next snapshot would claim to be older than they are
   */
  StateHeader restored(long newApplied, long[] newIndexes, long foreignIndex) {
    int other = (generation + 1) % StoredTables.GENERATIONS;
    Map<String, Long> foreign =
        foreignIndex == 0 ? Map.of() : Map.of(StoredTables.FOREIGN.name(), foreignIndex);
    return new StateHeader(commit + 1, newApplied, other, newIndexes, foreign);
  }

  /** Highest index of any table: {@code LastIndex} of a snapshot. */
  long lastIndex() {
    long last = 0;
    for (long index : indexes) {
      last = Math.max(last, index);
    }
    for (long index : absent.values()) {
      last = Math.max(last, index);
    }
    return last;
  }

  /** The commit of an encoded header, without reading the rest. */
  static long commitOf(byte[] row) {
    return ByteBuffer.wrap(row).getLong(COMMIT_AT);
  }

  byte[] encode(byte[][] tableNames) {
    int size = 1 + 8 + 8 + 1 + 4;
    for (byte[] name : tableNames) {
      size += 2 + name.length + 8;
    }
    Map<byte[], Long> others = new TreeMap<>(Arrays::compareUnsigned);
    for (Map.Entry<String, Long> entry : absent.entrySet()) {
      byte[] name = entry.getKey().getBytes(StandardCharsets.US_ASCII);
      others.put(name, entry.getValue());
      size += 2 + name.length + 8;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    out.put(VERSION).putLong(commit).putLong(applied).put((byte) generation);
    out.putInt(tableNames.length + others.size());
    for (int slot = 0; slot < tableNames.length; slot++) {
      putIndex(out, tableNames[slot], indexes[slot]);
    }
    others.forEach((name, index) -> putIndex(out, name, index));
    return out.array();
  }

  static StateHeader decode(byte[] row, Map<String, Integer> slots) {
    ByteBuffer in = ByteBuffer.wrap(row);
    int version = in.get();
    if (version != VERSION) {
      throw new IllegalStateException(
          "state header has version " + version + ", this program knows " + VERSION);
    }
    long commit = in.getLong();
    long applied = in.getLong();
    int generation = in.get();
    long[] indexes = new long[slots.size()];
    Map<String, Long> absent = new TreeMap<>();
    for (int left = in.getInt(); left > 0; left--) {
      byte[] name = new byte[in.getShort()];
      in.get(name);
      String table = new String(name, StandardCharsets.US_ASCII);
      long index = in.getLong();
      Integer slot = slots.get(table);
      if (slot == null) {
        absent.put(table, index);
      } else {
        indexes[slot] = index;
      }
    }
    return new StateHeader(commit, applied, generation, indexes, Map.copyOf(absent));
  }

  private static void putIndex(ByteBuffer out, byte[] name, long index) {
    out.putShort((short) name.length).put(name).putLong(index);
  }
}
