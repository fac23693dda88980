package io.consuljvm.storage.memory;

import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Table;
import io.consuljvm.spi.storage.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A running write transaction. Owned by the thread that runs it. */
final class MemoryWriter implements Writer {
  private final MemoryStore store;
  private final Commit base;
  private final Map<Table, TreeEdit> edits = new HashMap<>();
  private boolean ended;

  MemoryWriter(MemoryStore store, Commit base) {
    this.store = store;
    this.base = base;
  }

  @Override
  public Optional<byte[]> get(Table table, byte[] key) {
    byte[] value = tree(table).get(key);
    return value == null ? Optional.empty() : Optional.of(value.clone());
  }

  @Override
  public Cursor scan(Table table, KeyRange range) {
    return MemoryCursor.ascending(source(table), range);
  }

  @Override
  public Cursor scanBackwards(Table table, KeyRange range) {
    return MemoryCursor.descending(source(table), range);
  }

  @Override
  public void put(Table table, byte[] key, byte[] value) {
    edit(table).put(key, value);
  }

  @Override
  public boolean delete(Table table, byte[] key) {
    return edit(table).delete(key);
  }

  @Override
  public long deleteRange(Table table, KeyRange range) {
    TreeEdit edit = edit(table);
    long deleted = 0;
    try (Cursor cursor = scan(table, range)) {
      while (cursor.next()) {
        edit.delete(cursor.key());
        deleted++;
      }
    }
    return deleted;
  }

  /** What the store holds once this is committed. */
  Commit result() {
    if (edits.isEmpty()) {
      return base;
    }
    Map<Table, Node> trees = new HashMap<>(base.trees());
    long bytes = base.bytes();
    for (Map.Entry<Table, TreeEdit> edit : edits.entrySet()) {
      trees.put(edit.getKey(), edit.getValue().root());
      bytes += edit.getValue().addedBytes();
    }
    return new Commit(Map.copyOf(trees), bytes);
  }

  void end() {
    ended = true;
  }

  private MemoryCursor.Source source(Table table) {
    requireRunning(table);
    return new MemoryCursor.Source() {
      @Override
      public Node root() {
        return tree(table);
      }

      @Override
      public int changes() {
        requireRunning(table);
        TreeEdit edit = edits.get(table);
        return edit == null ? 0 : edit.changes();
      }
    };
  }

  private Node tree(Table table) {
    requireRunning(table);
    TreeEdit edit = edits.get(table);
    return edit == null ? base.tree(table) : edit.root();
  }

  private TreeEdit edit(Table table) {
    requireRunning(table);
    return edits.computeIfAbsent(table, t -> new TreeEdit(base.tree(t)));
  }

  private void requireRunning(Table table) {
    if (ended) {
      throw new IllegalStateException("write transaction has ended");
    }
    store.requireTable(table);
  }
}
