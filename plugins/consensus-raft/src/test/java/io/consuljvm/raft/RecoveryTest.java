package io.consuljvm.raft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import io.consuljvm.raft.core.Configuration;
import io.consuljvm.raft.core.EntryType;
import io.consuljvm.raft.core.HardState;
import io.consuljvm.raft.core.LogEntry;
import io.consuljvm.raft.core.Payload;
import io.consuljvm.raft.core.Recovered;
import io.consuljvm.raft.core.ServerAddress;
import io.consuljvm.raft.core.SnapshotMark;
import io.consuljvm.raft.core.Write;
import io.consuljvm.spi.storage.Storage;
import io.consuljvm.storage.memory.MemoryStorageFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash at any point leaves, and what becomes of it. */
class RecoveryTest {
  private static final ServerAddress OTHER = new ServerAddress("127.0.0.2:8300");
  private static final Configuration BOTH =
      Configuration.ofVoters(List.of(new ServerAddress("127.0.0.1:8300"), OTHER));

  @TempDir private Path directory;
  private final Storage storage =
      new MemoryStorageFactory().create(Path.of(""), ConfigFactory.empty());
  private final WordList state = new WordList();

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void rememberTermVoteAndLog() throws IOException {
    HardState voted = new HardState(3, Optional.of(OTHER));
    try (LogStore log = new LogStore(storage)) {
      assertTrue(log.isEmpty());
      log.commit(List.of(LogStore.change(write(1, Optional.of(voted), entry(1), entry(2)))));
    }
    try (LogStore log = new LogStore(storage)) {
      assertEquals(voted, log.hardState());
      assertEquals(1, log.firstIndex());
      assertEquals(2, log.lastIndex());
      assertEquals(List.of(entry(1), entry(2)), log.entries(1, 10));
    }
  }

  @Test
  void aVoteOfAnEarlierTermIsForgotten() {
    HardState voted = new HardState(3, Optional.of(OTHER));
    HardState later = new HardState(4, Optional.empty());
    try (LogStore log = new LogStore(storage)) {
      log.commit(List.of(LogStore.change(write(1, Optional.of(voted)))));
      log.commit(List.of(LogStore.change(write(2, Optional.of(later)))));

      assertEquals(later, log.hardState());
    }
  }

  @Test
  void truncatesAppendsAndCompactsInThisOrder() {
    try (LogStore log = new LogStore(storage)) {
      log.commit(
          List.of(LogStore.change(write(1, Optional.empty(), entry(1), entry(2), entry(3)))));
      Write write =
          new Write(
              2,
              Optional.empty(),
              Optional.empty(),
              OptionalLong.of(3),
              List.of(entry(3), entry(4)),
              OptionalLong.of(1));
      log.commit(List.of(LogStore.change(write)));

      assertEquals(2, log.firstIndex());
      assertEquals(List.of(entry(2), entry(3), entry(4)), log.entries(2, 10));
      assertThrows(IllegalStateException.class, () -> log.entries(1, 1));
    }
  }

  @Test
  void finishesAnInstallationThatWasCutShort() throws IOException {
    SnapshotDirectory snapshots = new SnapshotDirectory(directory);
    SnapshotMark mark = new SnapshotMark(9, 2, BOTH, 4);
    SnapshotMeta file = file(snapshots, mark, "x\ny");
    try (LogStore log = new LogStore(storage)) {
      log.commit(List.of(LogStore.change(write(1, Optional.empty(), entry(1)))));
      log.commit(List.of(LogStore.install(mark, file.id())));

      Recovered recovered = recovery(log, snapshots).recover();

      assertEquals(List.of("x", "y"), state.words());
      assertEquals(9, recovered.appliedIndex());
      assertEquals(Optional.of(mark), recovered.snapshot());
      assertEquals(10, recovered.log().firstIndex());
      assertEquals(9, recovered.log().lastIndex());
      assertEquals(Optional.empty(), log.installing());
    }
  }

  @Test
  void takesASnapshotFileInThePlaceOfALostState() throws IOException {
    SnapshotDirectory snapshots = new SnapshotDirectory(directory);
    SnapshotMark mark = new SnapshotMark(9, 2, BOTH, 4);
    file(snapshots, mark, "x\ny");
    try (LogStore log = new LogStore(storage)) {
      log.commit(List.of(LogStore.replaceLog(mark)));

      assertEquals(9, recovery(log, snapshots).recover().appliedIndex());
      assertEquals(List.of("x", "y"), state.words());
    }
  }

  @Test
  void forcingAConfigurationAppliesTheWholeLogFirst() throws IOException {
    Configuration alone = Configuration.ofVoters(List.of(OTHER));
    SnapshotDirectory snapshots = new SnapshotDirectory(directory);
    try (LogStore log = new LogStore(storage)) {
      HardState term = new HardState(5, Optional.empty());
      log.commit(
          List.of(LogStore.change(write(1, Optional.of(term), entry(1), entry(2), entry(3)))));
      recovery(log, snapshots).force(alone);

      assertEquals(List.of("w1", "w2", "w3"), state.words());
      assertEquals(Optional.of(new SnapshotMark(3, 1, alone, 1)), log.snapshot());
      assertEquals(4, log.firstIndex());
      assertEquals(term, log.hardState());
    }
  }

  @Test
  void doesNotForceAConfigurationOnNothing() {
    try (LogStore log = new LogStore(storage)) {
      Recovery recovery = recovery(log, new SnapshotDirectory(directory));
      assertThrows(IllegalStateException.class, () -> recovery.force(BOTH));
    }
  }

  private Recovery recovery(LogStore log, SnapshotDirectory snapshots) {
    OneServer.WallClock clock = new OneServer.WallClock();
    Applier applier = new Applier(state, snapshots, clock, new OneServer.NoMetrics());
    return new Recovery(log, snapshots, state, applier);
  }

  private static SnapshotMeta file(SnapshotDirectory snapshots, SnapshotMark mark, String words)
      throws IOException {
    SnapshotSpool spool = snapshots.create();
    spool.out().write(words.getBytes(UTF_8));
    return spool.finish(mark, 1700000000000L);
  }

  private static LogEntry entry(long index) {
    return new LogEntry(index, 1, EntryType.COMMAND, Payload.owning(("w" + index).getBytes(UTF_8)));
  }

  private static Write write(long number, Optional<HardState> hardState, LogEntry... entries) {
    return new Write(
        number,
        hardState,
        Optional.empty(),
        OptionalLong.empty(),
        List.of(entries),
        OptionalLong.empty());
  }
}
