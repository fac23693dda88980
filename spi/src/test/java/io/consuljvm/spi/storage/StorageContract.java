package io.consuljvm.spi.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every implementation of the storage slot must do. */
public abstract class StorageContract {
  private static final Table FRUIT = new Table("fruit");
  private static final Table TREES = new Table("trees");
  private static final byte[] NOTHING = {};

  @TempDir private Path directory;
  private Storage storage;
  private Store store;

  /** A storage of the kind under test. */
  protected abstract Storage create(Path directory);

  @BeforeEach
  void openStore() {
    storage = create(directory);
    store = storage.open("test", Set.of(FRUIT, TREES));
  }

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  @Test
  void showsWhatWasCommitted() {
    put("apple", "red");

    assertEquals(Optional.of("red"), get("apple"));
    assertEquals(Optional.empty(), get("pear"));
  }

  @Test
  void keepsKeysInUnsignedByteOrder() {
    List<byte[]> keys =
        List.of(
            new byte[] {0},
            new byte[] {0, 0},
            new byte[] {0, 1},
            new byte[] {1},
            new byte[] {0x7f},
            new byte[] {0x7f, -1},
            new byte[] {-128},
            new byte[] {-1},
            new byte[] {-1, 0},
            new byte[] {-1, -1});
    List<byte[]> shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, new Random(7));

    write(w -> shuffled.forEach(key -> w.put(FRUIT, key, NOTHING)));

    try (View view = store.view()) {
      assertEquals(hex(keys), hex(keys(view.scan(FRUIT, KeyRange.all()))));
      assertEquals(hex(keys.reversed()), hex(keys(view.scanBackwards(FRUIT, KeyRange.all()))));
    }
  }

  @Test
  void readsItsOwnWrites() {
    put("apple", "red");

    store.write(
        Durability.EVENTUAL,
        w -> {
          w.put(FRUIT, bytes("apple"), bytes("green"));
          w.put(FRUIT, bytes("pear"), bytes("yellow"));
          assertEquals(Optional.of("green"), get(w, "apple"));
          assertEquals(List.of("apple=green", "pear=yellow"), entries(w, KeyRange.all()));
          assertTrue(w.delete(FRUIT, bytes("apple")));
          assertFalse(w.delete(FRUIT, bytes("apple")));
          assertEquals(List.of("pear=yellow"), entries(w, KeyRange.all()));
          return null;
        });

    assertEquals(List.of("pear=yellow"), entries(KeyRange.all()));
  }

  @Test
  void returnsTheResultOfTheWork() {
    assertEquals(42, store.<Integer>write(Durability.SYNCED, w -> 42));
  }

  @Test
  void writesNothingWhenTheWorkThrows() {
    put("apple", "red");

    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                write(w -> {
                  w.put(FRUIT, bytes("apple"), bytes("green"));
                  w.put(TREES, bytes("oak"), bytes("tall"));
                  throw new IllegalArgumentException("no");
                }));

    assertEquals("no", thrown.getMessage());
    assertEquals(List.of("apple=red"), entries(KeyRange.all()));
    put("pear", "yellow");
    assertEquals(List.of("apple=red", "pear=yellow"), entries(KeyRange.all()));
  }

  @Test
  void viewShowsOneCommitForAsLongAsItIsHeld() {
    put("apple", "red");

    try (View view = store.view()) {
      put("apple", "green");
      put("pear", "yellow");
      write(w -> w.deleteRange(FRUIT, KeyRange.all()));
      for (int i = 0; i < 1000; i++) {
        put("apple" + i, "blue");
      }

      assertEquals(Optional.of("red"), get(view, "apple"));
      assertEquals(List.of("apple=red"), entries(view, KeyRange.all()));
    }
  }

  @Test
  void viewDoesNotSeeARunningTransaction() {
    write(w -> {
      w.put(FRUIT, bytes("apple"), bytes("red"));
      assertEquals(List.of(), entries(KeyRange.all()));
    });
  }

  @Test
  void viewMayBeHandedToAnotherThread() throws Exception {
    put("apple", "red");
    View view = store.view();
    Thread reader =
        Thread.ofVirtual()
            .start(() -> {
              assertEquals(Optional.of("red"), get(view, "apple"));
              view.close();
            });
    assertTrue(reader.join(Duration.ofSeconds(30)));

    assertThrows(IllegalStateException.class, () -> get(view, "apple"));
  }

  @Test
  void scansARange() {
    putKeys("a", "b", "ba", "bb", "c", "d");

    assertEquals(List.of("b", "ba", "bb"), keysOf(new KeyRange(bytes("b"), some("c"))));
    assertEquals(List.of("ba", "bb", "c", "d"), keysOf(KeyRange.from(bytes("ba"))));
    assertEquals(List.of("b", "ba", "bb"), keysOf(KeyRange.prefix(bytes("b"))));
    assertEquals(List.of("b"), keysOf(KeyRange.single(bytes("b"))));
    assertEquals(List.of(), keysOf(KeyRange.single(bytes("bc"))));
    assertEquals(List.of(), keysOf(new KeyRange(bytes("c"), some("b"))));
    assertEquals(List.of(), keysOf(KeyRange.from(bytes("e"))));
  }

  @Test
  void scansARangeBackwards() {
    putKeys("a", "b", "ba", "bb", "c", "d");

    assertEquals(List.of("bb", "ba", "b"), keysBackwards(new KeyRange(bytes("b"), some("c"))));
    assertEquals(List.of("d", "c", "bb", "ba"), keysBackwards(KeyRange.from(bytes("ba"))));
    assertEquals(List.of("bb", "ba", "b"), keysBackwards(KeyRange.prefix(bytes("b"))));
    assertEquals(List.of("a"), keysBackwards(new KeyRange(NOTHING, some("b"))));
    assertEquals(List.of("d"), keysBackwards(new KeyRange(bytes("cc"), some("zz"))));
    assertEquals(List.of(), keysBackwards(new KeyRange(NOTHING, some("a"))));
    assertEquals(List.of(), keysBackwards(new KeyRange(bytes("e"), some("f"))));
  }

  @Test
  void scansAnEmptyTable() {
    assertEquals(List.of(), keysOf(KeyRange.all()));
    assertEquals(List.of(), keysBackwards(KeyRange.all()));
    assertEquals(List.of(), keysBackwards(KeyRange.prefix(bytes("a"))));
  }

  @Test
  void prefixOfHighestBytesReachesTheEnd() {
    byte[] high = {-1, -1};
    write(w -> {
      w.put(FRUIT, new byte[] {-1, -2}, NOTHING);
      w.put(FRUIT, high, NOTHING);
      w.put(FRUIT, new byte[] {-1, -1, -1}, NOTHING);
    });

    try (View view = store.view()) {
      assertEquals(List.of("ffff", "ffffff"), hex(keys(view.scan(FRUIT, KeyRange.prefix(high)))));
      assertEquals(
          List.of("ffffff", "ffff"), hex(keys(view.scanBackwards(FRUIT, KeyRange.prefix(high)))));
    }
  }

  @Test
  void finishedCursorStaysFinished() {
    putKeys("a");
    try (View view = store.view();
        Cursor cursor = view.scan(FRUIT, KeyRange.all())) {
      assertThrows(IllegalStateException.class, cursor::key);
      assertTrue(cursor.next());
      assertFalse(cursor.next());
      assertFalse(cursor.next());
      assertThrows(IllegalStateException.class, cursor::value);
    }
  }

  @Test
  void cursorOfATransactionGoesOnBehindItsLastKeyAfterAWrite() {
    putKeys("a", "b", "c", "d");

    write(w -> {
      List<String> seen = new ArrayList<>();
      try (Cursor cursor = w.scan(FRUIT, KeyRange.all())) {
        while (cursor.next()) {
          String key = text(cursor.key());
          seen.add(key);
          w.delete(FRUIT, cursor.key());
          assertEquals(key, text(cursor.value()));
          if (key.equals("b")) {
            w.put(FRUIT, bytes("bb"), bytes("bb"));
            w.put(FRUIT, bytes("aa"), bytes("aa"));
          }
        }
      }
      assertEquals(List.of("a", "b", "bb", "c", "d"), seen);
      assertEquals(List.of("aa=aa"), entries(w, KeyRange.all()));
    });
  }

  @Test
  void backwardCursorOfATransactionGoesOnBeforeItsLastKeyAfterAWrite() {
    putKeys("a", "b", "c", "d");

    write(w -> {
      List<String> seen = new ArrayList<>();
      try (Cursor cursor = w.scanBackwards(FRUIT, KeyRange.all())) {
        while (cursor.next()) {
          seen.add(text(cursor.key()));
          w.delete(FRUIT, bytes("b"));
          w.put(FRUIT, bytes("bb"), bytes("bb"));
        }
      }
      assertEquals(List.of("d", "c", "bb", "a"), seen);
    });
  }

  @Test
  void deletesARange() {
    putKeys("a", "b", "ba", "bb", "c");

    assertEquals(3, count(w -> w.deleteRange(FRUIT, KeyRange.prefix(bytes("b")))));
    assertEquals(0, count(w -> w.deleteRange(FRUIT, KeyRange.prefix(bytes("b")))));
    assertEquals(List.of("a", "c"), keysOf(KeyRange.all()));
  }

  @Test
  void deletesEverythingAndPutsAgainInOneTransaction() {
    putKeys("a", "b", "c");

    write(w -> {
      assertEquals(3, w.deleteRange(FRUIT, KeyRange.all()));
      assertEquals(List.of(), entries(w, KeyRange.all()));
      w.put(FRUIT, bytes("d"), bytes("d"));
      assertEquals(List.of("d=d"), entries(w, KeyRange.all()));
      assertEquals(1, w.deleteRange(FRUIT, KeyRange.all()));
      w.put(FRUIT, bytes("e"), bytes("e"));
    });

    assertEquals(List.of("e"), keysOf(KeyRange.all()));
    putKeys("f");
    assertEquals(List.of("e", "f"), keysOf(KeyRange.all()));
  }

  @Test
  void deletingEverythingIsUndoneWhenTheWorkThrows() {
    putKeys("a", "b", "c");

    assertThrows(
        IllegalStateException.class,
        () ->
            write(w -> {
              w.deleteRange(FRUIT, KeyRange.all());
              throw new IllegalStateException();
            }));

    assertEquals(List.of("a", "b", "c"), keysOf(KeyRange.all()));
    putKeys("d");
    assertEquals(List.of("a", "b", "c", "d"), keysOf(KeyRange.all()));
  }

  @Test
  void keepsTablesApart() {
    write(w -> {
      w.put(FRUIT, bytes("pear"), bytes("yellow"));
      w.put(TREES, bytes("pear"), bytes("tall"));
      w.deleteRange(FRUIT, KeyRange.all());
    });

    try (View view = store.view()) {
      assertEquals(Optional.empty(), get(view, "pear"));
      assertEquals("tall", text(view.get(TREES, bytes("pear")).orElseThrow()));
    }
  }

  @Test
  void holdsManyTables() {
    Set<Table> tables =
        IntStream.range(0, 50).mapToObj(i -> new Table("t-" + i)).collect(Collectors.toSet());
    Store many = storage.open("many", tables);
    many.write(
        Durability.EVENTUAL,
        w -> {
          tables.forEach(table -> w.put(table, bytes("name"), bytes(table.name())));
          return null;
        });

    try (View view = many.view()) {
      for (Table table : tables) {
        assertEquals(table.name(), text(view.get(table, bytes("name")).orElseThrow()));
      }
    }
  }

  @Test
  void holdsEmptyAndOneByteAndBigValues() {
    byte[] big = new byte[2 * 1024 * 1024];
    new Random(1).nextBytes(big);
    byte[] longKey = new byte[2000];
    write(w -> {
      w.put(FRUIT, bytes("empty"), NOTHING);
      w.put(FRUIT, bytes("one"), new byte[] {5});
      w.put(FRUIT, bytes("big"), big);
      w.put(FRUIT, longKey, bytes("long"));
    });

    try (View view = store.view()) {
      assertArrayEquals(NOTHING, view.get(FRUIT, bytes("empty")).orElseThrow());
      assertArrayEquals(new byte[] {5}, view.get(FRUIT, bytes("one")).orElseThrow());
      assertArrayEquals(big, view.get(FRUIT, bytes("big")).orElseThrow());
      assertEquals("long", text(view.get(FRUIT, longKey).orElseThrow()));
    }
  }

  @Test
  void whatIsReadBelongsToTheCaller() {
    putKeys("1", "a");
    try (View view = store.view()) {
      view.get(FRUIT, bytes("a")).orElseThrow()[0] = 'x';
      try (Cursor cursor = view.scan(FRUIT, KeyRange.all())) {
        assertTrue(cursor.next());
        cursor.key()[0] = 'x';
        cursor.value()[0] = 'x';
        assertEquals("1", text(cursor.key()));
      }
      assertEquals(List.of("1", "a"), keysOf(KeyRange.all()));
      assertEquals(Optional.of("a"), get(view, "a"));
    }
  }

  @Test
  void refusesATableThatWasNotOpened() {
    Table other = new Table("other");
    assertThrows(
        IllegalArgumentException.class, () -> write(w -> w.put(other, bytes("a"), NOTHING)));
    try (View view = store.view()) {
      assertThrows(IllegalArgumentException.class, () -> view.get(other, bytes("a")));
      assertThrows(IllegalArgumentException.class, () -> view.scan(other, KeyRange.all()));
    }
  }

  @Test
  void refusesAWriteWithinAWrite() {
    assertThrows(
        IllegalStateException.class,
        () -> write(w -> write(inner -> inner.delete(FRUIT, NOTHING))));
    putKeys("a");
  }

  @Test
  void refusesWhatOutlivesItsTransaction() {
    putKeys("a");
    Writer writer = store.write(Durability.EVENTUAL, w -> w);
    Cursor cursor = store.write(Durability.EVENTUAL, w -> w.scan(FRUIT, KeyRange.all()));

    assertThrows(IllegalStateException.class, () -> writer.put(FRUIT, bytes("b"), NOTHING));
    assertThrows(IllegalStateException.class, () -> writer.get(FRUIT, bytes("a")));
    assertThrows(IllegalStateException.class, () -> nextOrThrow(cursor));
  }

  @Test
  void opensAStoreOnce() {
    assertThrows(StorageException.class, () -> storage.open("test", Set.of(FRUIT)));
  }

  @Test
  void refusesEverythingOnceClosed() {
    store.close();
    store.close();

    assertThrows(StorageException.class, store::view);
    assertThrows(StorageException.class, store::sync);
    assertThrows(StorageException.class, () -> putKeys("a"));
  }

  @Test
  void closesWithAViewStillOpen() {
    putKeys("a");
    View view = store.view();
    view.scan(FRUIT, KeyRange.all()).next();

    store.close();
    store = storage.open("test", Set.of(FRUIT, TREES));

    assertEquals(List.of("a"), keysOf(KeyRange.all()));
    view.close();
  }

  @Test
  void reopenedStoreShowsEveryCommit() {
    for (int i = 0; i < 200; i++) {
      put("key" + i, "value" + i);
    }
    write(w -> w.put(TREES, bytes("oak"), bytes("tall")));
    store.close();

    store = storage.open("test", Set.of(FRUIT));
    assertEquals(200, keysOf(KeyRange.all()).size());
    store.close();

    store = storage.open("test", Set.of(FRUIT, TREES));
    try (View view = store.view()) {
      assertEquals("tall", text(view.get(TREES, bytes("oak")).orElseThrow()));
    }
  }

  @Test
  void growsWithWhatItHolds() {
    long before = store.sizeBytes();
    write(w -> w.put(FRUIT, bytes("big"), new byte[100_000]));
    assertTrue(store.sizeBytes() >= before + 100_000);
  }

  @Test
  void readersSeeWholeCommitsWhileTheWriterGoesOn() throws Exception {
    int commits = 500;
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        results.add(readers.submit(() -> readUntil(done)));
      }
      for (int i = 1; i <= commits; i++) {
        byte[] number = number(i);
        write(w -> {
          w.put(FRUIT, bytes("left"), number);
          w.put(FRUIT, number, number);
          w.put(TREES, bytes("right"), number);
        });
      }
      done.set(true);
      for (Future<Integer> result : results) {
        assertEquals(commits, result.get(60, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void agreesWithASortedMapOnRandomOperations() {
    Random random = new Random(20170101);
    NavigableMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
    for (int round = 0; round < 60; round++) {
      NavigableMap<byte[], byte[]> before = new TreeMap<>(model);
      try (View held = store.view()) {
        int operations = 1 + random.nextInt(round % 10 == 0 ? 2000 : 60);
        write(w -> IntStream.range(0, operations).forEach(i -> operate(random, w, model)));
        assertEquals(contents(before), entries(held, KeyRange.all()));
      }
      try (View view = store.view()) {
        KeyRange range = randomRange(random);
        assertEquals(contents(within(model, range)), entries(view, range));
        assertEquals(
            contents(within(model, range)).reversed(), entries(view.scanBackwards(FRUIT, range)));
      }
    }
    assertEquals(contents(model), entries(KeyRange.all()));
  }

  private static void operate(Random random, Writer w, NavigableMap<byte[], byte[]> model) {
    byte[] key = randomKey(random);
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4, 5, 6 -> assertEquals(model.remove(key) != null, w.delete(FRUIT, key));
      case 7 -> {
        if (random.nextInt(20) == 0) {
          KeyRange range = randomRange(random);
          NavigableMap<byte[], byte[]> gone = new TreeMap<>(within(model, range));
          assertEquals(gone.size(), w.deleteRange(FRUIT, range));
          gone.keySet().forEach(model::remove);
        }
      }
      case 8 -> assertArrayEquals(model.get(key), w.get(FRUIT, key).orElse(null));
      default -> {
        byte[] value = new byte[random.nextInt(40)];
        random.nextBytes(value);
        w.put(FRUIT, key, value);
        model.put(key, value);
      }
    }
  }

  private static byte[] randomKey(Random random) {
    byte[] key = new byte[1 + random.nextInt(3)];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (random.nextInt(24) * 11);
    }
    return key;
  }

  private static KeyRange randomRange(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> KeyRange.prefix(randomKey(random));
      case 1 -> KeyRange.from(randomKey(random));
      case 2 -> new KeyRange(NOTHING, Optional.of(randomKey(random)));
      default -> new KeyRange(randomKey(random), Optional.of(randomKey(random)));
    };
  }

  private static NavigableMap<byte[], byte[]> within(
      NavigableMap<byte[], byte[]> model, KeyRange range) {
    NavigableMap<byte[], byte[]> found = new TreeMap<>(Arrays::compareUnsigned);
    model.forEach((key, value) -> {
      if (range.contains(key)) {
        found.put(key, value);
      }
    });
    return found;
  }

  private int readUntil(AtomicBoolean done) {
    while (true) {
      boolean last = done.get();
      try (View view = store.view()) {
        Optional<byte[]> left = view.get(FRUIT, bytes("left"));
        Optional<byte[]> right = view.get(TREES, bytes("right"));
        assertEquals(left.map(StorageContract::hex), right.map(StorageContract::hex));
        int number = left.map(value -> ByteBuffer.wrap(value).getInt()).orElse(0);
        KeyRange numbers = new KeyRange(number(0), Optional.of(number(1_000_000)));
        assertEquals(number, keys(view.scan(FRUIT, numbers)).size());
        if (last) {
          return number;
        }
      }
    }
  }

  private static byte[] number(int i) {
    return ByteBuffer.allocate(4).putInt(i).array();
  }

  private void put(String key, String value) {
    write(w -> w.put(FRUIT, bytes(key), bytes(value)));
  }

  /** Each key with itself as its value. */
  private void putKeys(String... keys) {
    write(w -> {
      for (String key : keys) {
        w.put(FRUIT, bytes(key), bytes(key));
      }
    });
  }

  private interface Work {
    void accept(Writer writer);
  }

  private void write(Work work) {
    store.write(
        Durability.EVENTUAL,
        w -> {
          work.accept(w);
          return null;
        });
  }

  private static boolean nextOrThrow(Cursor cursor) {
    return cursor.next();
  }

  private long count(ToLongFunction<Writer> work) {
    return store.write(Durability.EVENTUAL, work::applyAsLong);
  }

  private Optional<String> get(String key) {
    try (View view = store.view()) {
      return get(view, key);
    }
  }

  private static Optional<String> get(Reader reader, String key) {
    return reader.get(FRUIT, bytes(key)).map(StorageContract::text);
  }

  private List<String> keysOf(KeyRange range) {
    try (View view = store.view()) {
      return keys(view.scan(FRUIT, range)).stream().map(StorageContract::text).toList();
    }
  }

  private List<String> keysBackwards(KeyRange range) {
    try (View view = store.view()) {
      return keys(view.scanBackwards(FRUIT, range)).stream().map(StorageContract::text).toList();
    }
  }

  private List<String> entries(KeyRange range) {
    try (View view = store.view()) {
      return entries(view, range);
    }
  }

  private static List<String> entries(Reader reader, KeyRange range) {
    return entries(reader.scan(FRUIT, range));
  }

  private static List<String> entries(Cursor entries) {
    List<String> found = new ArrayList<>();
    try (entries) {
      while (entries.next()) {
        found.add(text(entries.key()) + "=" + text(entries.value()));
      }
    }
    return found;
  }

  private static List<String> contents(Map<byte[], byte[]> map) {
    return map.entrySet().stream()
        .map(entry -> text(entry.getKey()) + "=" + text(entry.getValue()))
        .toList();
  }

  private static List<byte[]> keys(Cursor entries) {
    List<byte[]> found = new ArrayList<>();
    try (entries) {
      while (entries.next()) {
        found.add(entries.key());
      }
    }
    return found;
  }

  private static List<String> hex(List<byte[]> keys) {
    return keys.stream().map(StorageContract::hex).toList();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static Optional<byte[]> some(String key) {
    return Optional.of(bytes(key));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
