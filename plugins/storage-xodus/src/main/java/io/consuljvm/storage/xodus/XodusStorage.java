package io.consuljvm.storage.xodus;

import io.consuljvm.spi.storage.Storage;
import io.consuljvm.spi.storage.StorageException;
import io.consuljvm.spi.storage.Store;
import io.consuljvm.spi.storage.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A directory of stores. Safe for any thread. */
final class XodusStorage implements Storage {
  private final Path directory;
  private final XodusSettings settings;
  private final Map<String, XodusStore> open = new HashMap<>();

  XodusStorage(Path directory, XodusSettings settings) {
    this.directory = directory;
    this.settings = settings;
  }

  @Override
  public synchronized Store open(String name, Set<Table> tables) {
    if (open.containsKey(name)) {
      throw new StorageException("store \"" + name + "\" is already open");
    }
    Path place = directory.resolve(name);
    try {
      Files.createDirectories(place);
    } catch (IOException e) {
      throw new StorageException("cannot make " + place, e);
    }
    XodusStore store = XodusStore.open(place, settings, Set.copyOf(tables), () -> closed(name));
    open.put(name, store);
    return store;
  }

  @Override
  public boolean durable() {
    return true;
  }

  @Override
  public void close() {
    Set<XodusStore> stores;
    synchronized (this) {
      stores = Set.copyOf(open.values());
    }
    stores.forEach(XodusStore::close);
  }

  private synchronized void closed(String name) {
    open.remove(name);
  }
}
