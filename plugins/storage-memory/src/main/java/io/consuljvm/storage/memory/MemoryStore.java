package io.consuljvm.storage.memory;

import io.consuljvm.spi.storage.Durability;
import io.consuljvm.spi.storage.StorageException;
import io.consuljvm.spi.storage.Store;
import io.consuljvm.spi.storage.Table;
import io.consuljvm.spi.storage.View;
import io.consuljvm.spi.storage.Writer;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/** One published {@link Commit}, replaced by each write transaction. Safe for any thread. */
final class MemoryStore implements Store {
  private final String name;
  private final Set<Table> tables;
  private final Consumer<Commit> onClose;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile Commit newest;
  private volatile boolean closed;

  MemoryStore(String name, Set<Table> tables, Commit start, Consumer<Commit> onClose) {
    this.name = name;
    this.tables = tables;
    this.newest = start;
    this.onClose = onClose;
  }

  @Override
  public View view() {
    requireOpen();
    return new MemoryView(this, newest);
  }

  @Override
  public <T> T write(Durability durability, Function<Writer, T> work) {
    if (writing.isHeldByCurrentThread()) {
      throw new IllegalStateException("write within a write of store \"" + name + "\"");
    }
    writing.lock();
    try {
      requireOpen();
      MemoryWriter writer = new MemoryWriter(this, newest);
      try {
        T result = work.apply(writer);
        newest = writer.result();
        return result;
      } finally {
        writer.end();
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void sync() {
    requireOpen();
  }

  @Override
  public long sizeBytes() {
    return newest.bytes();
  }

  @Override
  public void close() {
    writing.lock();
    try {
      if (!closed) {
        closed = true;
        onClose.accept(newest);
      }
    } finally {
      writing.unlock();
    }
  }

  void requireTable(Table table) {
    if (!tables.contains(table)) {
      throw new IllegalArgumentException(
          "table \"" + table.name() + "\" was not opened in store \"" + name + "\"");
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new StorageException("store \"" + name + "\" is closed");
    }
  }
}
