package io.consuljvm.spi.storage;

import java.util.Set;

/** All stores of a node. Made by a {@link StorageFactory}. Safe for any thread. */
public interface Storage extends AutoCloseable {
  /**
   * Opens a store, making it if need be. A store is opened once; what it holds that is not among
   * {@code tables} is left as it is.
   *
   * @param name a file name without separators, such as {@code log} or {@code state}
   * @throws StorageException if it cannot be opened, for instance because another process has it
   */
  Store open(String name, Set<Table> tables);

  /** Whether what is committed outlives the process. */
  boolean durable();

  /** Closes every store that is still open. */
  @Override
  void close();
}
