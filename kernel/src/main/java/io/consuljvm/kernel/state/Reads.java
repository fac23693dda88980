package io.consuljvm.kernel.state;

import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What one evaluation of a query read, in order. Bounded: of a table of which it read very many
 * ranges it is taken to have read everything, which costs a needless evaluation now and then and
 * loses nothing. Owned by the thread that evaluates.
 */
final class Reads {
  static final int RANGES_PER_TABLE = 1024;

  private static final List<KeyRange> EVERYTHING = List.of(KeyRange.all());

  private final Map<Table, List<KeyRange>> tables = new HashMap<>(4);

  void add(Table table, KeyRange range) {
    List<KeyRange> ranges = tables.computeIfAbsent(table, t -> new ArrayList<>(2));
    if (ranges == EVERYTHING || !ranges.isEmpty() && same(ranges.getLast(), range)) {
      return;
    }
    if (ranges.size() == RANGES_PER_TABLE) {
      tables.put(table, EVERYTHING);
    } else {
      ranges.add(range);
    }
  }

  void forEach(BiConsumer<Table, KeyRange> action) {
    tables.forEach((table, ranges) -> ranges.forEach(range -> action.accept(table, range)));
  }

  /** Whether the other evaluation read the very same. */
  boolean sameAs(Reads other) {
    if (!tables.keySet().equals(other.tables.keySet())) {
      return false;
    }
    for (Map.Entry<Table, List<KeyRange>> entry : tables.entrySet()) {
      if (!same(entry.getValue(), other.tables.get(entry.getKey()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(List<KeyRange> some, List<KeyRange> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (!same(some.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(KeyRange one, KeyRange other) {
    return one == other
        || Arrays.equals(one.from(), other.from())
            && Arrays.equals(one.to().orElse(null), other.to().orElse(null));
  }
}
