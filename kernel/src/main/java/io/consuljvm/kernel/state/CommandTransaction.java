package io.consuljvm.kernel.state;

import io.consuljvm.spi.state.StateTransaction;
import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Table;
import io.consuljvm.spi.storage.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The transaction of the command that is being applied, inside the store's transaction of the whole
 * batch. What the command writes is held back in an overlay until {@link #accept} hands it down; or
 * {@link #reject} forgets it, and the batch goes on as if the command had never been. Used for one
 * command after the other, by the thread that applies.
 */
final class CommandTransaction implements StateTransaction {
  private final Writer writer;
  private final StoredTables stored;
  private final int generation;
  private final Map<Table, Integer> slots;

  private final Map<Table, TableOverlay> overlays = new HashMap<>();
  private final List<Cursor> cursors = new ArrayList<>(0);
  private final List<Runnable> actions = new ArrayList<>(0);
  private final List<Wake> wakes = new ArrayList<>(0);

  /** Indexes as the command sees them, and as the accepted commands left them. */
  private final long[] indexes;

  private final long[] acceptedIndexes;
  private boolean touched;

  private final Changes changes = new Changes();
  private final List<Runnable> acceptedActions = new ArrayList<>(0);
  private long logIndex;

  private record Wake(Table table, KeyRange range) {}

  CommandTransaction(
      Writer writer,
      StoredTables stored,
      int generation,
      Map<Table, Integer> slots,
      long[] indexes) {
    this.writer = writer;
    this.stored = stored;
    this.generation = generation;
    this.slots = slots;
    this.indexes = indexes.clone();
    this.acceptedIndexes = indexes.clone();
  }

  void begin(long commandIndex) {
    logIndex = commandIndex;
  }

  /** Hands everything that the command wrote down to the store's transaction. */
  void accept() {
    closeCursors();
    overlays.forEach(this::handDown);
    for (Wake wake : wakes) {
      changes.range(wake.table(), wake.range());
    }
    wakes.clear();
    acceptedActions.addAll(actions);
    actions.clear();
    if (touched) {
      System.arraycopy(indexes, 0, acceptedIndexes, 0, indexes.length);
      touched = false;
    }
  }

  /** Forgets the command. */
  void reject() {
    closeCursors();
    overlays.values().forEach(TableOverlay::forget);
    wakes.clear();
    actions.clear();
    if (touched) {
      System.arraycopy(acceptedIndexes, 0, indexes, 0, indexes.length);
      touched = false;
    }
  }

  /** Table indexes after all accepted commands. */
  long[] indexes() {
    return acceptedIndexes;
  }

  Changes changes() {
    return changes;
  }

  List<Runnable> acceptedActions() {
    return acceptedActions;
  }

  @Override
  public long logIndex() {
    return logIndex;
  }

  @Override
  public Optional<byte[]> get(Table table, byte[] key) {
    TableOverlay overlay = overlays.get(table);
    byte[] value = overlay == null ? null : overlay.find(key);
    if (value == null) {
      return writer.get(stored.stored(generation, table), key);
    }
    return value == TableOverlay.REMOVED ? Optional.empty() : Optional.of(value.clone());
  }

  @Override
  public Cursor scan(Table table, KeyRange range) {
    Cursor below = writer.scan(stored.stored(generation, table), range);
    return remember(new OverlayCursor(overlay(table), below, range, false));
  }

  @Override
  public Cursor scanBackwards(Table table, KeyRange range) {
    Cursor below = writer.scanBackwards(stored.stored(generation, table), range);
    return remember(new OverlayCursor(overlay(table), below, range, true));
  }

  @Override
  public void put(Table table, byte[] key, byte[] value) {
    overlay(table).put(key, value);
  }

  @Override
  public boolean delete(Table table, byte[] key) {
    TableOverlay overlay = overlay(table);
    byte[] value = overlay.find(key);
    boolean present =
        value == null
            ? writer.get(stored.stored(generation, table), key).isPresent()
            : value != TableOverlay.REMOVED;
    if (present) {
      overlay.remove(key);
    }
    return present;
  }

  @Override
  public long deleteRange(Table table, KeyRange range) {
    long count = 0;
    try (Cursor cursor = scan(table, range)) {
      while (cursor.next()) {
        count++;
      }
    }
    if (count > 0) {
      overlay(table).clear(range);
    }
    return count;
  }

  @Override
  public long index(Table... tables) {
    long index = 0;
    for (Table table : tables) {
      index = Math.max(index, indexes[slot(table)]);
    }
    return index;
  }

  @Override
  public void touch(Table table) {
    touch(table, logIndex);
  }

  @Override
  public void touch(Table table, long index) {
    int slot = slot(table);
    if (index > indexes[slot]) {
      indexes[slot] = index;
      touched = true;
    }
  }

  @Override
  public void watch(Table table, KeyRange range) {
    // A command does not wait, so that nobody has to know what it read.
  }

  @Override
  public void wake(Table table, KeyRange range) {
    slot(table);
    wakes.add(new Wake(table, range));
  }

  @Override
  public void afterCommit(Runnable action) {
    actions.add(action);
  }

  private void handDown(Table table, TableOverlay overlay) {
    if (overlay.isEmpty()) {
      return;
    }
    Table target = stored.stored(generation, table);
    for (KeyRange range : overlay.cleared()) {
      writer.deleteRange(target, range);
      changes.range(table, range);
    }
    overlay
        .entries()
        .forEach((key, value) -> {
          if (value == TableOverlay.REMOVED) {
            writer.delete(target, key);
          } else {
            writer.put(target, key, value);
          }
          changes.key(table, key);
        });
    overlay.forget();
  }

  private TableOverlay overlay(Table table) {
    TableOverlay overlay = overlays.get(table);
    if (overlay == null) {
      stored.stored(generation, table);
      overlay = new TableOverlay();
      overlays.put(table, overlay);
    }
    return overlay;
  }

  private int slot(Table table) {
    Integer slot = slots.get(table);
    if (slot == null) {
      throw StoredTables.unknown(table);
    }
    return slot;
  }

  private Cursor remember(Cursor cursor) {
    cursors.add(cursor);
    return cursor;
  }

  /** A handler that forgot to close one must not keep the store from being written to. */
  private void closeCursors() {
    cursors.forEach(Cursor::close);
    cursors.clear();
  }
}
