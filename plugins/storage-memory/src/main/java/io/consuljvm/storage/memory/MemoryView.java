package io.consuljvm.storage.memory;

import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Table;
import io.consuljvm.spi.storage.View;
import io.consuljvm.storage.memory.MemoryCursor.Frozen;
import java.util.Optional;

/** A commit, held. */
final class MemoryView implements View {
  private final MemoryStore store;
  private final Commit commit;
  private boolean closed;

  MemoryView(MemoryStore store, Commit commit) {
    this.store = store;
    this.commit = commit;
  }

  @Override
  public Optional<byte[]> get(Table table, byte[] key) {
    byte[] value = tree(table).get(key);
    return value == null ? Optional.empty() : Optional.of(value.clone());
  }

  @Override
  public Cursor scan(Table table, KeyRange range) {
    return MemoryCursor.ascending(new Frozen(tree(table)), range);
  }

  @Override
  public Cursor scanBackwards(Table table, KeyRange range) {
    return MemoryCursor.descending(new Frozen(tree(table)), range);
  }

  @Override
  public void close() {
    closed = true;
  }

  private Node tree(Table table) {
    if (closed) {
      throw new IllegalStateException("view is closed");
    }
    store.requireTable(table);
    return commit.tree(table);
  }
}
