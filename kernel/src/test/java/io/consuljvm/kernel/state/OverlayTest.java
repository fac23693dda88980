package io.consuljvm.kernel.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.consuljvm.kernel.fixture.MemoryStore;
import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.Durability;
import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Table;
import io.consuljvm.spi.storage.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OverlayTest {
  private static final Table TABLE = new Table("things");
  private static final Map<Table, Integer> SLOTS = Map.of(TABLE, 0);

  private final StoredTables stored = new StoredTables(Set.of(TABLE));
  private final MemoryStore store = new MemoryStore(stored.all());

  static LongStream seeds() {
    return Seeds.fresh(300);
  }

  @ParameterizedTest(name = "seed={0}")
  @MethodSource("seeds")
  void aCommandSeesTheStoreWithItsOwnChangesOnTop(long seed) {
    Random random = new Random(seed);
    NavigableMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
    for (int command = 0; command < 8; command++) {
      NavigableMap<byte[], byte[]> before = new TreeMap<>(model);
      boolean rejected = random.nextInt(4) == 0;
      store.write(
          Durability.EVENTUAL,
          writer -> {
            CommandTransaction transaction = transaction(writer);
            for (int step = 0; step < 30; step++) {
              step(random, transaction, model);
            }
            if (rejected) {
              transaction.reject();
            } else {
              transaction.accept();
            }
            return true;
          });
      if (rejected) {
        model.clear();
        model.putAll(before);
      }
      assertEquals(text(model), text(stored()));
    }
  }

  private void step(Random random, CommandTransaction tx, NavigableMap<byte[], byte[]> model) {
    switch (random.nextInt(7)) {
      case 0, 1 -> {
        byte[] key = key(random);
        byte[] value = {(byte) random.nextInt()};
        tx.put(TABLE, key, value);
        model.put(key, value);
      }
      case 2 -> {
        byte[] key = key(random);
        assertEquals(model.remove(key) != null, tx.delete(TABLE, key));
      }
      case 3 -> {
        KeyRange range = range(random);
        NavigableMap<byte[], byte[]> doomed = within(model, range);
        assertEquals(doomed.size(), tx.deleteRange(TABLE, range));
        doomed.clear();
      }
      case 4 -> {
        byte[] key = key(random);
        assertArrayEquals(model.get(key), tx.get(TABLE, key).orElse(null));
      }
      case 5 -> {
        KeyRange range = range(random);
        assertEquals(text(within(model, range)), text(tx.scan(TABLE, range)));
      }
      default -> {
        KeyRange range = range(random);
        assertEquals(
            text(within(model, range).descendingMap()), text(tx.scanBackwards(TABLE, range)));
      }
    }
  }

  @Test
  void aWalkSeesWhatChangesAheadOfIt() {
    store.write(
        Durability.EVENTUAL,
        writer -> {
          CommandTransaction tx = transaction(writer);
          for (int i = 1; i <= 5; i++) {
            tx.put(TABLE, new byte[] {(byte) i}, new byte[] {(byte) i});
          }
          tx.accept();
          List<Integer> seen = new ArrayList<>();
          try (Cursor cursor = tx.scan(TABLE, KeyRange.all())) {
            while (cursor.next()) {
              int key = cursor.key()[0];
              seen.add(key);
              if (key == 2) {
                tx.delete(TABLE, new byte[] {1});
                tx.delete(TABLE, new byte[] {3});
                tx.put(TABLE, new byte[] {4, 4}, new byte[] {44});
              }
            }
          }
          assertEquals(List.of(1, 2, 4, 4, 5), seen);
          return true;
        });
  }

  @Test
  void whatACommandReadsIsItsOwnToModify() {
    store.write(
        Durability.EVENTUAL,
        writer -> {
          CommandTransaction tx = transaction(writer);
          tx.put(TABLE, new byte[] {1}, new byte[] {7});
          tx.get(TABLE, new byte[] {1}).orElseThrow()[0] = 8;
          assertArrayEquals(new byte[] {7}, tx.get(TABLE, new byte[] {1}).orElseThrow());
          return true;
        });
  }

  private CommandTransaction transaction(Writer writer) {
    CommandTransaction transaction =
        new CommandTransaction(writer, stored, 0, SLOTS, new long[SLOTS.size()]);
    transaction.begin(1);
    return transaction;
  }

  private NavigableMap<byte[], byte[]> stored() {
    NavigableMap<byte[], byte[]> all = new TreeMap<>(Arrays::compareUnsigned);
    try (var view = store.view();
        Cursor cursor = view.scan(stored.stored(0, TABLE), KeyRange.all())) {
      while (cursor.next()) {
        all.put(cursor.key(), cursor.value());
      }
    }
    return all;
  }

  /** Few and short, so that they meet. */
  private static byte[] key(Random random) {
    byte[] key = new byte[random.nextInt(3)];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (random.nextInt(4) - 2);
    }
    return key;
  }

  private static KeyRange range(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> KeyRange.all();
      case 1 -> KeyRange.prefix(key(random));
      case 2 -> KeyRange.from(key(random));
      default -> {
        byte[] one = key(random);
        byte[] other = key(random);
        boolean ascending = Arrays.compareUnsigned(one, other) <= 0;
        yield new KeyRange(ascending ? one : other, Optional.of(ascending ? other : one));
      }
    };
  }

  private static NavigableMap<byte[], byte[]> within(
      NavigableMap<byte[], byte[]> all, KeyRange range) {
    var tail = all.tailMap(range.from(), true);
    return range.to().isEmpty() ? tail : tail.headMap(range.to().get(), false);
  }

  private static String text(NavigableMap<byte[], byte[]> entries) {
    StringBuilder text = new StringBuilder();
    entries.forEach((key, value) -> append(text, key, value));
    return text.toString();
  }

  private static String text(Cursor cursor) {
    StringBuilder text = new StringBuilder();
    try (cursor) {
      while (cursor.next()) {
        append(text, cursor.key(), cursor.value());
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, byte[] key, byte[] value) {
    text.append(Arrays.toString(key)).append('=').append(Arrays.toString(value)).append(' ');
  }
}
