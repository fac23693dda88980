package io.consuljvm.kernel.state;

import io.consuljvm.spi.storage.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which tables of the store hold which tables of the state. There are two generations of each: a
 * restore fills the one that nobody reads, in as many transactions as it takes, and one last small
 * transaction makes it the one that everybody reads. So a restore is all or nothing, and needs no
 * more memory than one of its transactions does. Immutable.
 */
final class StoredTables {
  static final int GENERATIONS = 2;

  /** Holds the {@link StateHeader}; has no generations, for it says which one counts. */
  static final Table HEADER = new Table("state-header");

  /** Records of snapshots that no part reads, kept so that they are not lost. */
  static final Table FOREIGN = new Table("state-foreign");

  private final List<Map<Table, Table>> generations = new ArrayList<>();

  StoredTables(Set<Table> tables) {
    for (int generation = 0; generation < GENERATIONS; generation++) {
      Map<Table, Table> stored = new HashMap<>();
      stored.put(FOREIGN, stored(FOREIGN, generation));
      for (Table table : tables) {
        stored.put(table, stored(table, generation));
      }
      generations.add(Map.copyOf(stored));
    }
  }

  Table stored(int generation, Table table) {
    Table stored = generations.get(generation).get(table);
    if (stored == null) {
      throw unknown(table);
    }
    return stored;
  }

  /** All of one generation. */
  Set<Table> generation(int generation) {
    return Set.copyOf(generations.get(generation).values());
  }

  Set<Table> all() {
    Set<Table> all = new LinkedHashSet<>();
    all.add(HEADER);
    generations.forEach(generation -> all.addAll(generation.values()));
    return Set.copyOf(all);
  }

  static IllegalArgumentException unknown(Table table) {
    return new IllegalArgumentException("no feature contributes a table \"" + table.name() + "\"");
  }

  private static Table stored(Table table, int generation) {
    return new Table(table.name() + "-" + generation);
  }
}
