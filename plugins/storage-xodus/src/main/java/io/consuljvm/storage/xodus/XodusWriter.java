package io.consuljvm.storage.xodus;

import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.StorageException;
import io.consuljvm.spi.storage.Table;
import io.consuljvm.spi.storage.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ExodusException;
import jetbrains.exodus.env.EnvironmentImpl;
import jetbrains.exodus.env.Transaction;

/** A running write transaction. Owned by the thread that runs it. */
final class XodusWriter extends XodusReader implements Writer {
  private final Set<XodusCursor> cursors = new HashSet<>();
  private final Set<Table> changed = new HashSet<>();
  private boolean ended;

  XodusWriter(XodusStore store, Transaction txn) {
    super(store, txn);
  }

  @Override
  public void put(Table table, byte[] key, byte[] value) {
    beforeChange(table);
    try {
      tree(table).put(txn, new ArrayByteIterable(key), new ArrayByteIterable(value));
    } catch (ExodusException e) {
      throw failedWrite(table, e);
    }
  }

  @Override
  public boolean delete(Table table, byte[] key) {
    beforeChange(table);
    try {
      return tree(table).delete(txn, new ArrayByteIterable(key));
    } catch (ExodusException e) {
      throw failedWrite(table, e);
    }
  }

  @Override
  public long deleteRange(Table table, KeyRange range) {
    requireRunning();
    boolean everything = range.from().length == 0 && range.to().isEmpty();
    return everything && !changed.contains(table) ? truncate(table) : deleteEach(table, range);
  }

  @Override
  void requireRunning() {
    if (ended) {
      throw new IllegalStateException("write transaction has ended");
    }
  }

  @Override
  Cursor opened(XodusCursor cursor) {
    super.opened(cursor);
    cursors.add(cursor);
    return cursor;
  }

  @Override
  void closed(XodusCursor cursor) {
    cursors.remove(cursor);
  }

  void end() {
    if (!ended) {
      List.copyOf(cursors).forEach(XodusCursor::close);
      ended = true;
    }
  }

  /**
   * Drops the tree at once, however large; deleting each key would hold all its pages in memory.
   */
  private long truncate(Table table) {
    beforeChange(table);
    try {
      long count = tree(table).count(txn);
      ((EnvironmentImpl) txn.getEnvironment()).truncateStore(table.name(), txn);
      forgetTree(table);
      return count;
    } catch (ExodusException e) {
      throw failedWrite(table, e);
    }
  }

  private long deleteEach(Table table, KeyRange range) {
    List<byte[]> keys = new ArrayList<>();
    try (Cursor cursor = scan(table, range)) {
      while (cursor.next()) {
        keys.add(cursor.key());
      }
    }
    for (byte[] key : keys) {
      delete(table, key);
    }
    return keys.size();
  }

  /**
   * A cursor of Xodus' does not follow every change to its tree; ours let go of theirs before a
   * change, and take a new one behind their last key.
   */
  private void beforeChange(Table table) {
    requireRunning();
    changed.add(table);
    for (XodusCursor cursor : cursors) {
      if (cursor.table().equals(table)) {
        cursor.release();
      }
    }
  }

  private static StorageException failedWrite(Table table, ExodusException cause) {
    return new StorageException("cannot write table \"" + table.name() + "\"", cause);
  }
}
