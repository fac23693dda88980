package io.consuljvm.storage.memory;

import io.consuljvm.spi.storage.Storage;
import io.consuljvm.spi.storage.StorageException;
import io.consuljvm.spi.storage.Store;
import io.consuljvm.spi.storage.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Stores that live as long as this object: one that is closed and opened again shows what was
 * committed, which is how tests restart a node without a disk. Safe for any thread.
 */
final class MemoryStorage implements Storage {
  private final Map<String, MemoryStore> open = new HashMap<>();
  private final Map<String, Commit> closed = new HashMap<>();

  @Override
  public synchronized Store open(String name, Set<Table> tables) {
    if (open.containsKey(name)) {
      throw new StorageException("store \"" + name + "\" is already open");
    }
    Commit start = closed.getOrDefault(name, Commit.EMPTY);
    MemoryStore store =
        new MemoryStore(name, Set.copyOf(tables), start, last -> closed(name, last));
    open.put(name, store);
    return store;
  }

  @Override
  public boolean durable() {
    return false;
  }

  @Override
  public void close() {
    Set<MemoryStore> stores;
    synchronized (this) {
      stores = Set.copyOf(open.values());
    }
    stores.forEach(MemoryStore::close);
  }

  private synchronized void closed(String name, Commit last) {
    open.remove(name);
    closed.put(name, last);
  }
}
