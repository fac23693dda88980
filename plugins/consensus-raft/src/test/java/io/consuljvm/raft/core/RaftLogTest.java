package io.consuljvm.raft.core;

import static io.consuljvm.raft.core.TestServer.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RaftLogTest {
  private static final RaftLimits LIMITS = new RaftLimits(64, 1 << 20, 1, 1, 1, 2, 1 << 20, 0);
  private static final SnapshotMark AT_FIVE = new SnapshotMark(5, 3, Configuration.EMPTY, 0);

  private final MemoryDisk disk = new MemoryDisk();
  private final RaftLog log = new RaftLog(disk, Optional.empty(), LIMITS);

  @Test
  void anEntryIsDurableWhenItsWriteIsReported() {
    append(1, 1, 2);
    append(2, 3);
    log.persisted(1);
    assertEquals(2, log.durableIndex());
    log.persisted(2);
    assertEquals(3, log.durableIndex());
  }

  @Test
  void anEntryWrittenAgainIsNotDurableByItsFirstWriting() {
    append(1, 1, 2);
    log.truncateFrom(2);
    append(2, 2);
    log.truncateFrom(2);
    append(3, 2);
    log.persisted(1);
    assertEquals(1, log.durableIndex());
    log.persisted(2);
    assertEquals(1, log.durableIndex());
    log.persisted(3);
    assertEquals(2, log.durableIndex());
  }

  @Test
  void onlyTheNewestDurableEntriesStayInMemoryAndTheOthersAreReadFromDisk() {
    var entries = new ArrayList<LogEntry>();
    for (long index = 1; index <= 10; index++) {
      append(index, index);
      entries.add(entry(index, 1));
    }
    disk.make(
        new Write(
            1,
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            entries.subList(0, 9),
            OptionalLong.empty()));
    log.persisted(9);
    assertEquals(entries.subList(0, 7), log.entries(1, 20, 1 << 20));
    assertEquals(entries.subList(7, 10), log.entries(8, 20, 1 << 20));
    assertEquals(OptionalLong.of(1), log.term(3));
  }

  @Test
  void aBatchIsBoundedByCountAndBytesButHoldsOneEntry() {
    append(1, 1, 2, 3, 4);
    assertEquals(2, log.entries(1, 2, 100).size());
    assertEquals(3, log.entries(1, 10, 9).size());
    assertEquals(1, log.entries(1, 10, 0).size());
  }

  @Test
  void theSnapshotKnowsTheTermOfItsLastEntry() {
    log.resetTo(AT_FIVE, 0);
    assertEquals(OptionalLong.of(3), log.term(5));
    assertEquals(OptionalLong.empty(), log.term(4));
    assertEquals(6, log.firstIndex());
    assertEquals(5, log.lastIndex());
    assertEquals(0, log.durableIndex());
  }

  @Test
  void compactedEntriesAreGone() {
    append(1, 1, 2, 3);
    log.persisted(1);
    log.compactThrough(2);
    assertEquals(OptionalLong.empty(), log.term(2));
    assertEquals(OptionalLong.of(1), log.term(3));
    assertEquals(3, log.firstIndex());
  }

  @Test
  void aHoleIsABrokenInvariant() {
    assertThrows(IllegalStateException.class, () -> append(1, 2));
  }

  @Test
  void aLogThatStartsAboveItsSnapshotIsABrokenInvariant() {
    disk.make(
        new Write(
            1,
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            List.of(entry(7, 3)),
            OptionalLong.empty()));
    assertThrows(
        IllegalStateException.class, () -> new RaftLog(disk, Optional.of(AT_FIVE), LIMITS));
  }

  private void append(long write, long... indexes) {
    for (long index : indexes) {
      log.append(List.of(entry(index, 1)));
    }
    log.writing(write);
  }
}
