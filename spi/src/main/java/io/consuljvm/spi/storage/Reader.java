package io.consuljvm.spi.storage;

import java.util.Optional;

/** Reads of ordered tables; what a view and a write transaction have in common. */
public interface Reader {
  /** Value of a key. The array belongs to the caller. */
  Optional<byte[]> get(Table table, byte[] key);

  /** The entries of a range in ascending key order. */
  Cursor scan(Table table, KeyRange range);

  /** The entries of a range in descending key order. */
  Cursor scanBackwards(Table table, KeyRange range);
}
