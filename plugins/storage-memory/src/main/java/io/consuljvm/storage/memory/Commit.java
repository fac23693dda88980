package io.consuljvm.storage.memory;

import io.consuljvm.spi.storage.Table;
import java.util.Map;

/**
 * One committed state of a store. Immutable.
 *
 * @param trees tables that hold something, or did
 * @param bytes what the entries take in memory, estimated
 */
record Commit(Map<Table, Node> trees, long bytes) {
  static final Commit EMPTY = new Commit(Map.of(), 0);

  Node tree(Table table) {
    return trees.getOrDefault(table, Leaf.EMPTY);
  }
}
