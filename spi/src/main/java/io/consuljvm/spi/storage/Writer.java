package io.consuljvm.spi.storage;

/**
 * A write transaction; its own writes are visible to its reads. Valid only while the function it
 * was given to runs, on that thread.
 */
public interface Writer extends Reader {
  /** Sets a key. The arrays are not modified later by either side. */
  void put(Table table, byte[] key, byte[] value);

  /** Removes a key; false if it was absent. */
  boolean delete(Table table, byte[] key);

  /** Removes every key of a range; the number of keys removed. */
  long deleteRange(Table table, KeyRange range);
}
