package io.consuljvm.kernel.state;

import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one transaction has changed, as far as watchers care. Owned by the thread that applies. */
final class Changes {
  private final Map<Table, OfTable> tables = new HashMap<>();

  /** Keys and ranges of one table; there may be repetitions. */
  record OfTable(List<byte[]> keys, List<KeyRange> ranges) {}

  void key(Table table, byte[] key) {
    of(table).keys().add(key);
  }

  void range(Table table, KeyRange range) {
    of(table).ranges().add(range);
  }

  Map<Table, OfTable> byTable() {
    return tables;
  }

  private OfTable of(Table table) {
    return tables.computeIfAbsent(table, t -> new OfTable(new ArrayList<>(), new ArrayList<>(0)));
  }
}
