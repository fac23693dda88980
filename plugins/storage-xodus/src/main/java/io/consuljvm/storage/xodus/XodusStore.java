package io.consuljvm.storage.xodus;

import io.consuljvm.spi.storage.Durability;
import io.consuljvm.spi.storage.StorageException;
import io.consuljvm.spi.storage.Store;
import io.consuljvm.spi.storage.Table;
import io.consuljvm.spi.storage.View;
import io.consuljvm.spi.storage.Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import jetbrains.exodus.ExodusException;
import jetbrains.exodus.env.EnvironmentImpl;
import jetbrains.exodus.env.Environments;
import jetbrains.exodus.env.StoreConfig;
import jetbrains.exodus.env.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * One Xodus environment. Safe for any thread, as long as none of them is interrupted while it is in
 * here: Xodus needs {@code --add-opens java.base/sun.nio.ch=ALL-UNNAMED} to survive that.
 *
 * <p>A store whose disk failed once accepts no further writes: after a failed fsync the kernel may
 * have dropped the very pages that a second one would report as safe.
 */
final class XodusStore implements Store {
  private final Path place;
  private final EnvironmentImpl environment;
  private final Set<Table> tables;
  private final Runnable onClose;
  private final ReentrantLock writing = new ReentrantLock();
  private final Set<XodusView> views = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ExodusException failure;
  private volatile boolean closed;

  private XodusStore(Path place, EnvironmentImpl environment, Set<Table> tables, Runnable onClose) {
    this.place = place;
    this.environment = environment;
    this.tables = tables;
    this.onClose = onClose;
  }

  static XodusStore open(Path place, XodusSettings settings, Set<Table> tables, Runnable onClose) {
    EnvironmentImpl environment;
    try {
      environment =
          (EnvironmentImpl)
              Environments.newInstance(place.toFile(), settings.toEnvironmentConfig());
    } catch (RuntimeException e) {
      throw new StorageException("cannot open " + place + ": " + e.getMessage(), e);
    }
    try {
      environment.executeInExclusiveTransaction(txn ->
          tables.forEach(
              t -> environment.openStore(t.name(), StoreConfig.WITHOUT_DUPLICATES, txn)));
    } catch (ExodusException e) {
      environment.close();
      throw new StorageException("cannot make the tables of " + place, e);
    }
    return new XodusStore(place, environment, tables, onClose);
  }

  @Override
  public View view() {
    requireOpen();
    try {
      XodusView view = new XodusView(this, environment.beginReadonlyTransaction(), views::remove);
      views.add(view);
      return view;
    } catch (ExodusException e) {
      throw new StorageException("cannot read " + place, e);
    }
  }

  @Override
  public <T> T write(Durability durability, Function<Writer, T> work) {
    if (writing.isHeldByCurrentThread()) {
      throw new IllegalStateException("write within a write of " + place);
    }
    writing.lock();
    try {
      requireWritable();
      T result = transact(work);
      if (durability == Durability.SYNCED) {
        force();
      }
      return result;
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void sync() {
    requireWritable();
    force();
  }

  @Override
  public long sizeBytes() {
    try (Stream<Path> files = Files.list(place)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new StorageException("cannot list " + place, e);
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      views.forEach(XodusView::close);
      environment.close();
    } catch (ExodusException e) {
      throw new StorageException("cannot close " + place, e);
    } finally {
      writing.unlock();
      onClose.run();
    }
  }

  /** The tree of a table as {@code txn} sees it: it is another one after it was truncated. */
  jetbrains.exodus.env.Store tree(Table table, Transaction txn) {
    if (!tables.contains(table)) {
      throw new IllegalArgumentException(
          "table \"" + table.name() + "\" was not opened in " + place);
    }
    return environment.openStore(table.name(), StoreConfig.WITHOUT_DUPLICATES, txn);
  }

  StorageException failedRead(Table table, ExodusException cause) {
    return new StorageException("cannot read table \"" + table.name() + "\" of " + place, cause);
  }

  private <T> T transact(Function<Writer, T> work) {
    // Exclusive, so that collection cannot come between and make the commit fail.
    Transaction txn = environment.beginExclusiveTransaction();
    XodusWriter writer = new XodusWriter(this, txn);
    try {
      T result = work.apply(writer);
      writer.end();
      commit(txn);
      return result;
    } finally {
      writer.end();
      if (!txn.isFinished()) {
        txn.abort();
      }
    }
  }

  private void commit(Transaction txn) {
    try {
      if (!txn.commit()) {
        throw new IllegalStateException("an exclusive transaction had a rival in " + place);
      }
    } catch (ExodusException e) {
      throw failed("cannot commit to ", e);
    }
  }

  private void force() {
    try {
      environment.flushAndSync();
    } catch (ExodusException e) {
      throw failed("cannot sync ", e);
    }
  }

  private StorageException failed(String what, ExodusException cause) {
    failure = cause;
    return new StorageException(what + place, cause);
  }

  private void requireWritable() {
    requireOpen();
    ExodusException earlier = failure;
    if (earlier != null) {
      throw new StorageException("no writes to " + place + " since its disk failed", earlier);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new StorageException("store " + place + " is closed");
    }
  }
}
