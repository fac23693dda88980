package io.consuljvm.storage.xodus;

import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Table;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.env.Cursor;

/** From the highest key down. */
final class DescendingCursor extends XodusCursor {
  DescendingCursor(XodusReader reader, Table table, KeyRange range) {
    super(reader, table, range);
  }

  @Override
  boolean start(Cursor fresh) {
    return range.to().map(to -> below(fresh, to)).orElseGet(fresh::getLast);
  }

  @Override
  boolean resume(Cursor fresh, byte[] last) {
    return below(fresh, last);
  }

  @Override
  boolean step(Cursor held) {
    return held.getPrev();
  }

  private static boolean below(Cursor cursor, byte[] key) {
    boolean somethingAbove = cursor.getSearchKeyRange(new ArrayByteIterable(key)) != null;
    return somethingAbove ? cursor.getPrev() : cursor.getLast();
  }
}
