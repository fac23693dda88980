package io.consuljvm.spi.storage;

/**
 * A walk over a range of a table, one entry at a time. Starts before the first entry. Used by one
 * thread; must be closed, and is closed at the latest with the view it came from.
 */
public interface Cursor extends AutoCloseable {
  /** Moves to the next entry; false, for good, once there is none. */
  boolean next();

  /** Key of the entry moved to. The array belongs to the caller. */
  byte[] key();

  /** Value of the entry moved to. The array belongs to the caller. */
  byte[] value();

  @Override
  void close();
}
