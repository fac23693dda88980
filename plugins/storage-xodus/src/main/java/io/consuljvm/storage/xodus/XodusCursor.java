package io.consuljvm.storage.xodus;

import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Table;
import jetbrains.exodus.ExodusException;
import org.jspecify.annotations.Nullable;

/**
 * A walk in one direction. Holds a cursor of Xodus' from the first step on, or from the first after
 * {@link #release}. Owned by one thread.
 */
abstract class XodusCursor implements Cursor {
  final KeyRange range;
  private final XodusReader reader;
  private final Table table;
  private jetbrains.exodus.env.@Nullable Cursor cursor;
  private byte @Nullable [] key;
  private byte @Nullable [] value;
  private boolean done;

  XodusCursor(XodusReader reader, Table table, KeyRange range) {
    this.reader = reader;
    this.table = table;
    this.range = range;
  }

  /** Moves to the range's first entry in this direction; false if there surely is none. */
  abstract boolean start(jetbrains.exodus.env.Cursor fresh);

  /** Moves to the first entry behind {@code last} in this direction. */
  abstract boolean resume(jetbrains.exodus.env.Cursor fresh, byte[] last);

  abstract boolean step(jetbrains.exodus.env.Cursor held);

  @Override
  public final boolean next() {
    reader.requireRunning();
    if (done) {
      return false;
    }
    try {
      if (move()) {
        byte[] reached = XodusReader.bytes(current().getKey());
        if (range.contains(reached)) {
          key = reached;
          return true;
        }
      }
      close();
      return false;
    } catch (ExodusException e) {
      throw reader.store.failedRead(table, e);
    }
  }

  @Override
  public final byte[] key() {
    return entry(key).clone();
  }

  @Override
  public final byte[] value() {
    entry(key);
    if (cursor == null) {
      return entry(value).clone();
    }
    try {
      return XodusReader.bytes(cursor.getValue());
    } catch (ExodusException e) {
      throw reader.store.failedRead(table, e);
    }
  }

  @Override
  public final void close() {
    done = true;
    key = null;
    release();
    value = null;
    reader.closed(this);
  }

  final Table table() {
    return table;
  }

  /** Lets go of Xodus' cursor, before a change; the next step takes a new one. */
  final void release() {
    if (cursor != null) {
      value = key == null ? null : value();
      cursor.close();
      cursor = null;
    }
  }

  private boolean move() {
    if (cursor != null) {
      return step(cursor);
    }
    jetbrains.exodus.env.Cursor fresh = reader.tree(table).openCursor(reader.txn);
    cursor = fresh;
    return key == null ? start(fresh) : resume(fresh, key);
  }

  private jetbrains.exodus.env.Cursor current() {
    if (cursor == null) {
      throw new IllegalStateException("cursor is not on an entry");
    }
    return cursor;
  }

  private static byte[] entry(byte @Nullable [] part) {
    if (part == null) {
      throw new IllegalStateException("cursor is not on an entry");
    }
    return part;
  }
}
