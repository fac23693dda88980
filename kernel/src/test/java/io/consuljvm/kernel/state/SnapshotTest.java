package io.consuljvm.kernel.state;

import static io.consuljvm.kernel.state.Things.TABLE;
import static io.consuljvm.kernel.state.Things.set;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.consuljvm.kernel.fixture.MemoryStore;
import io.consuljvm.spi.consensus.StateMachine;
import io.consuljvm.spi.storage.StorageException;
import io.consuljvm.spi.storage.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {
  /** "LastIndex" with 99, as at the start of the recorded stream fsm-snapshot-stream. */
  private static final String HEADER_99 = "81a94c617374496e64657863";

  private final MemoryStore store = Things.store();
  private final StateShell state = new StateShell(store, Things.schema());

  @ParameterizedTest
  @CsvSource({
    "0, 81a94c617374496e64657800",
    "99, " + HEADER_99,
    "127, 81a94c617374496e6465787f",
    "128, 81a94c617374496e646578cc80",
    "300, 81a94c617374496e646578cd012c",
    "65536, 81a94c617374496e646578ce00010000",
    "4294967296, 81a94c617374496e646578cf0000000100000000"
  })
  void theHeaderIsWrittenInTheShortestFormAndReadBack(long index, String hex) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(hex);

    assertEquals(hex, HexFormat.of().formatHex(new SnapshotHeader(index).encode()));
    assertEquals(index, SnapshotHeader.read(new ByteArrayInputStream(bytes)).lastIndex());
  }

  @Test
  void theStreamIsTheHeaderAndThenTheRecords() {
    state.apply(List.of(set(99, "k", "v")), 120);

    assertEquals(HEADER_99 + "02" + "92a16ba176", HexFormat.of().formatHex(snapshot(state)));
  }

  @Test
  void aSnapshotShowsTheStateAtWhichItWasTaken() throws IOException {
    state.apply(List.of(set(2, "a", "1")), 3);
    try (StateMachine.Snapshot snapshot = state.snapshot()) {
      state.apply(List.of(set(4, "b", "2")), 4);

      StateShell other = empty();
      other.restore(new ByteArrayInputStream(bytes(snapshot)), 3);

      assertEquals(3, snapshot.index());
      assertEquals(Map.of("a", "1"), other.read(Things::all));
    }
  }

  @Test
  void restoringReplacesEverything() throws IOException {
    state.apply(List.of(set(2, "a", "1")), 2);
    byte[] stream = snapshot(state);
    StateShell other = empty();
    other.apply(List.of(set(2, "x", "9"), set(9, "y", "9")), 9);

    other.restore(new ByteArrayInputStream(stream), 20);

    assertEquals(20, other.appliedIndex());
    assertEquals(2, other.<Long>read(view -> view.index(TABLE)));
    assertEquals(Map.of("a", "1"), other.read(Things::all));
    assertArrayEquals(stream, snapshot(other));
  }

  @Test
  void aRestoredStateIsThereAfterARestart() throws IOException {
    StateShell other = empty();
    other.apply(List.of(set(9, "b", "2")), 9);
    byte[] stream = snapshot(other);

    state.apply(List.of(set(2, "a", "1")), 2);
    state.restore(new ByteArrayInputStream(stream), 11);
    state.apply(List.of(set(12, "c", "3")), 12);
    StateShell again = new StateShell(store, Things.schema());

    assertEquals(12, again.appliedIndex());
    assertEquals(Map.of("b", "2", "c", "3"), again.read(Things::all));
  }

  @Test
  void restoringTwiceEndsWithTheSecond() throws IOException {
    for (int i = 2; i < 6; i++) {
      StateShell other = empty();
      other.apply(List.of(set(i, "k" + i, "v")), i);
      state.restore(new ByteArrayInputStream(snapshot(other)), 10 + i);

      assertEquals(Map.of("k" + i, "v"), state.read(Things::all));
    }
  }

  @Test
  void aStreamOfManyChunksIsRestoredWhole() throws IOException {
    StringBuilder hex = new StringBuilder(HEADER_99);
    int records = 25_000;
    for (int i = 0; i < records; i++) {
      hex.append("0292a4").append(String.format("%08x", i)).append("a0");
    }

    state.restore(new ByteArrayInputStream(HexFormat.of().parseHex(hex)), 100);

    assertEquals(records, store.size(new Table("things-1")));
  }

  @Test
  void aTruncatedStreamChangesNothingWhereverItEnds() {
    state.apply(List.of(set(2, "a", "1"), set(3, "b", "2")), 3);
    byte[] whole = snapshot(state);
    byte[] before = whole.clone();
    int headerAndFirst = new SnapshotHeader(3).encode().length + 6;
    for (int length = 0; length < whole.length; length++) {
      if (length == new SnapshotHeader(3).encode().length || length == headerAndFirst) {
        continue; // ends between records, which the format cannot tell from a shorter state
      }
      var in = new ByteArrayInputStream(whole, 0, length);
      assertThrows(IOException.class, () -> state.restore(in, 50), "cut at " + length);
      assertEquals(3, state.appliedIndex());
      assertArrayEquals(before, snapshot(state));
    }
  }

  @Test
  void aForeignStreamChangesNothing() {
    state.apply(List.of(set(2, "a", "1")), 2);
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[1 + random.nextInt(64)];
      random.nextBytes(noise);
      assertThrows(IOException.class, () -> state.restore(new ByteArrayInputStream(noise), 50));
    }
    assertEquals(Map.of("a", "1"), state.read(Things::all));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0292a16b", "02c0", "0293a16ba176a178", "c8c0", "03c1"})
  void aDamagedRecordChangesNothing(String record) {
    state.apply(List.of(set(2, "a", "1")), 2);
    byte[] stream = HexFormat.of().parseHex(HEADER_99 + "0292a16ba176" + record);

    assertThrows(Exception.class, () -> state.restore(new ByteArrayInputStream(stream), 50));

    assertEquals(2, state.appliedIndex());
    assertEquals(Map.of("a", "1"), state.read(Things::all));
  }

  @Test
  void aTypeThatHasTheFlagIsNoRecord() {
    byte[] stream = HexFormat.of().parseHex(HEADER_99 + "86c0");

    IOException e =
        assertThrows(IOException.class, () -> state.restore(new ByteArrayInputStream(stream), 50));

    assertEquals("Unrecognized msg type: [134]", e.getMessage());
  }

  @Test
  void recordsOfTypesThatNobodyReadsAreKeptAsTheyAre() throws IOException {
    String foreign =
        "15" + "82a141cb3ff8000000000000a142c4020102" + "10" + "dc0002c0c3" + "15c7010505";
    byte[] stream = HexFormat.of().parseHex(HEADER_99 + "0292a16ba176" + foreign);

    state.restore(new ByteArrayInputStream(stream), 100);
    assertArrayEquals(stream, snapshot(state));

    StateShell again = new StateShell(store, Things.schema());
    again.apply(List.of(set(101, "k", "w")), 101);
    assertEquals(
        "81a94c617374496e64657865" + "0292a16ba177" + foreign,
        HexFormat.of().formatHex(snapshot(again)));

    again.restore(new ByteArrayInputStream(snapshot(empty())), 102);
    assertEquals("81a94c617374496e64657800", HexFormat.of().formatHex(snapshot(again)));
  }

  /** A stream as the original wrote it (wire/vectors/snapshot). */
  @Test
  void aServerWithoutAnyFeatureGivesBackWhatItWasGiven() throws IOException {
    byte[] stream;
    try (InputStream in = SnapshotTest.class.getResourceAsStream("state-small.state.bin")) {
      stream = in.readAllBytes();
    }
    StateSchema nothing = new StateSchema(Set.of(), Map.of(), List.of());
    StateShell bare = new StateShell(new MemoryStore(nothing.storedTables()), nothing);

    bare.restore(new ByteArrayInputStream(stream), 1000);

    assertArrayEquals(stream, snapshot(bare));
  }

  @Test
  void aDiskThatFailsWhileRestoringLeavesTheStateAsItWas() {
    state.apply(List.of(set(2, "a", "1")), 2);
    byte[] stream = snapshot(state);
    state.apply(List.of(set(3, "b", "2")), 3);
    for (int commits = 0; commits < 2; commits++) {
      store.failAfter(commits);
      assertThrows(
          StorageException.class, () -> state.restore(new ByteArrayInputStream(stream), 50));
      StateShell again = new StateShell(store, Things.schema());
      assertEquals(3, again.appliedIndex());
      assertEquals(Map.of("a", "1", "b", "2"), again.read(Things::all));
    }
  }

  @Test
  void nothingIsLeftOfTheFormerState() throws IOException {
    state.apply(List.of(set(2, "a", "1")), 2);
    byte[] none = snapshot(empty());
    state.restore(new ByteArrayInputStream(none), 3);

    assertEquals(0, store.size(new Table("things-0")));
    assertEquals(0, store.size(new Table("things-1")));
  }

  private static StateShell empty() {
    return new StateShell(Things.store(), Things.schema());
  }

  private static byte[] snapshot(StateShell state) {
    try (StateMachine.Snapshot snapshot = state.snapshot()) {
      return bytes(snapshot);
    }
  }

  private static byte[] bytes(StateMachine.Snapshot snapshot) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      snapshot.writeTo(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
