package io.consuljvm.kernel.state;

import io.consuljvm.spi.state.StateView;
import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Table;
import io.consuljvm.spi.storage.View;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The state as of one commit, and a note of everything that is read of it. For one thread. */
final class ShellView implements StateView, AutoCloseable {
  /** Notes nothing: for reads that nobody waits behind. */
  static final BiConsumer<Table, KeyRange> UNTRACKED = (table, range) -> {};

  private final View view;
  private final StateHeader header;
  private final StoredTables stored;
  private final Map<Table, Integer> slots;
  private final BiConsumer<Table, KeyRange> reads;

  ShellView(
      View view,
      StateHeader header,
      StoredTables stored,
      Map<Table, Integer> slots,
      BiConsumer<Table, KeyRange> reads) {
    this.view = view;
    this.header = header;
    this.stored = stored;
    this.slots = slots;
    this.reads = reads;
  }

  StateHeader header() {
    return header;
  }

  @Override
  public Optional<byte[]> get(Table table, byte[] key) {
    Table target = stored.stored(header.generation(), table);
    if (reads != UNTRACKED) {
      reads.accept(table, KeyRange.single(key));
    }
    return view.get(target, key);
  }

  @Override
  public Cursor scan(Table table, KeyRange range) {
    reads.accept(table, range);
    return view.scan(stored.stored(header.generation(), table), range);
  }

  @Override
  public Cursor scanBackwards(Table table, KeyRange range) {
    reads.accept(table, range);
    return view.scanBackwards(stored.stored(header.generation(), table), range);
  }

  @Override
  public long index(Table... tables) {
    long index = 0;
    for (Table table : tables) {
      Integer slot = slots.get(table);
      if (slot == null) {
        throw StoredTables.unknown(table);
      }
      index = Math.max(index, header.indexes()[slot]);
    }
    return index;
  }

  @Override
  public void watch(Table table, KeyRange range) {
    reads.accept(table, range);
  }

  @Override
  public void close() {
    view.close();
  }
}
