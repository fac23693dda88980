package io.consuljvm.storage.xodus;

import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Table;
import java.util.Arrays;
import jetbrains.exodus.ArrayByteIterable;
import jetbrains.exodus.env.Cursor;

/** From the lowest key up. */
final class AscendingCursor extends XodusCursor {
  AscendingCursor(XodusReader reader, Table table, KeyRange range) {
    super(reader, table, range);
  }

  @Override
  boolean start(Cursor fresh) {
    return atOrAbove(fresh, range.from());
  }

  @Override
  boolean resume(Cursor fresh, byte[] last) {
    return atOrAbove(fresh, Arrays.copyOf(last, last.length + 1));
  }

  @Override
  boolean step(Cursor held) {
    return held.getNext();
  }

  private static boolean atOrAbove(Cursor cursor, byte[] key) {
    return cursor.getSearchKeyRange(new ArrayByteIterable(key)) != null;
  }
}
