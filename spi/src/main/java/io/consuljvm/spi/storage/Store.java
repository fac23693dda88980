package io.consuljvm.spi.storage;

import java.util.function.Function;

/**
 * Ordered tables with one writer and any number of readers. Safe for any thread.
 *
 * <p>Threads that are in a store must never be interrupted: stop them by other means.
 */
public interface Store extends AutoCloseable {
  /** The newest committed state. */
  View view();

  /**
   * Runs {@code work} in a write transaction and commits it. Writers wait for each other. If {@code
   * work} throws, nothing is written and the exception is passed on.
   *
   * @throws StorageException if the commit failed; the store may then have to be reopened
   */
  <T> T write(Durability durability, Function<Writer, T> work);

  /** Makes every commit so far durable. */
  void sync();

  /** Bytes on disk, or in memory for a store that has no disk. */
  long sizeBytes();

  /** Waits for the running transaction, makes everything durable and releases the files. */
  @Override
  void close();
}
