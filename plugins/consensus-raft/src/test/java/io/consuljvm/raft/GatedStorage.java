package io.consuljvm.raft;

import io.consuljvm.spi.storage.Durability;
import io.consuljvm.spi.storage.Storage;
import io.consuljvm.spi.storage.StorageException;
import io.consuljvm.spi.storage.Store;
import io.consuljvm.spi.storage.Table;
import io.consuljvm.spi.storage.View;
import io.consuljvm.spi.storage.Writer;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A storage whose disk can be held, counted, and broken. */
final class GatedStorage implements Storage {
  private final Storage storage;
  final AtomicInteger syncedCommits = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile boolean broken;

  GatedStorage(Storage storage) {
    this.storage = storage;
  }

  /** From now on a synced commit waits until the latch is open. */
  void waitFor(CountDownLatch latch) {
    gate = latch;
  }

  /** From now on every write fails. */
  void breakDisk() {
    broken = true;
  }

  @Override
  public Store open(String name, Set<Table> tables) {
    Store store = storage.open(name, tables);
    return new Store() {
      @Override
      public View view() {
        return store.view();
      }

      @Override
      public <T> T write(Durability durability, Function<Writer, T> work) {
        try {
          gate.await();
        } catch (InterruptedException e) {
          throw new StorageException("interrupted", e);
        }
        if (broken) {
          throw new StorageException("the disk is broken");
        }
        if (durability == Durability.SYNCED) {
          syncedCommits.incrementAndGet();
        }
        return store.write(durability, work);
      }

      @Override
      public void sync() {
        store.sync();
      }

      @Override
      public long sizeBytes() {
        return store.sizeBytes();
      }

      @Override
      public void close() {
        store.close();
      }
    };
  }

  @Override
  public boolean durable() {
    return storage.durable();
  }

  @Override
  public void close() {
    storage.close();
  }
}
