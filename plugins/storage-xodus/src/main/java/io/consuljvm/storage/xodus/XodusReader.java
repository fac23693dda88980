package io.consuljvm.storage.xodus;

import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Reader;
import io.consuljvm.spi.storage.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.ExodusException;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.Transaction;

/** Reads through one transaction. Owned by one thread at a time. */
abstract class XodusReader implements Reader {
  final XodusStore store;
  final Transaction txn;
  private final Map<Table, Store> trees = new HashMap<>();

  XodusReader(XodusStore store, Transaction txn) {
    this.store = store;
    this.txn = txn;
  }

  @Override
  public final Optional<byte[]> get(Table table, byte[] key) {
    requireRunning();
    try {
      ByteIterable value = tree(table).get(txn, new ArrayByteIterable(key));
      return value == null ? Optional.empty() : Optional.of(bytes(value));
    } catch (ExodusException e) {
      throw store.failedRead(table, e);
    }
  }

  @Override
  public final Cursor scan(Table table, KeyRange range) {
    return opened(new AscendingCursor(this, table, range));
  }

  @Override
  public final Cursor scanBackwards(Table table, KeyRange range) {
    return opened(new DescendingCursor(this, table, range));
  }

  abstract void requireRunning();

  /** Told of each new cursor. */
  Cursor opened(XodusCursor cursor) {
    requireRunning();
    tree(cursor.table());
    return cursor;
  }

  /** Told that a cursor is no longer used. */
  void closed(XodusCursor cursor) {}

  final Store tree(Table table) {
    return trees.computeIfAbsent(table, t -> store.tree(t, txn));
  }

  final void forgetTree(Table table) {
    trees.remove(table);
  }

  /** A copy: Xodus shares its arrays, and they may be longer than what is in them. */
  static byte[] bytes(ByteIterable iterable) {
    byte[] copy = new byte[iterable.getLength()];
    System.arraycopy(iterable.getBytesUnsafe(), 0, copy, 0, copy.length);
    return copy;
  }
}
