package io.consuljvm.raft;

import static io.consuljvm.raft.OneServer.SELF;
import static io.consuljvm.raft.OneServer.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.spi.consensus.Leadership;
import io.consuljvm.spi.consensus.NotLeaderException;
import io.consuljvm.spi.consensus.ServerAddress;
import io.consuljvm.spi.consensus.SnapshotInfo;
import io.consuljvm.spi.storage.StorageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaftConsensusTest {
  private static final String SMALL_LOG =
      "snapshot-interval = 1ms, snapshot-threshold = 100, trailing-logs = 50";

  @TempDir private Path directory;

  @Test
  void aloneItElectsItselfAndAppliesCommands() throws Exception {
    try (OneServer server = OneServer.leader(directory, "")) {
      assertEquals("applied a", await(server.propose("a")));
      await(server.raft.verifyLeader());

      assertEquals(List.of("a"), server.state.words());
      assertEquals(Optional.of(SELF), server.raft.leadership().leader());
      assertEquals(Optional.of(Duration.ZERO), server.raft.sinceLeaderContact());
      assertEquals(SELF.value(), server.raft.peers().servers().getFirst().id());
      assertEquals(1, server.raft.peers().index());
    }
  }

  @Test
  void failsWithTheReasonOfTheStateMachine() throws Exception {
    try (OneServer server = OneServer.leader(directory, "")) {
      assertEquals("rejected", failure(server.propose("no")).getMessage());
    }
  }

  @Test
  void withoutConfigurationItWaits() throws Exception {
    try (OneServer server = new OneServer(directory)) {
      assertFalse(server.raft.hasExistingState());
      server.raft.start();

      assertInstanceOf(NotLeaderException.class, failure(server.propose("a")));
      assertInstanceOf(NotLeaderException.class, failure(server.raft.barrier()));
      assertInstanceOf(NotLeaderException.class, failure(server.raft.verifyLeader()));
      assertFalse(server.raft.hasExistingState());
      assertEquals(Optional.empty(), server.raft.sinceLeaderContact());
      assertEquals("never", server.raft.stats().get("last_contact"));
      assertEquals(List.of(), server.raft.peers().servers());
    }
  }

  @Test
  void bootstrapOfSeveralDoesNotWaitForThem() throws Exception {
    try (OneServer server = new OneServer(directory)) {
      server.raft.start();
      server.raft.bootstrap(List.of(SELF, new ServerAddress("127.0.0.2:8300")));

      assertEquals(2, server.raft.peers().servers().size());
      assertTrue(server.raft.hasExistingState());
    }
  }

  @Test
  void refusesABootstrapOfWhatHasState() throws Exception {
    try (OneServer server = OneServer.leader(directory, "")) {
      assertThrows(IllegalStateException.class, () -> server.raft.bootstrap(List.of(SELF)));
    }
  }

  @Test
  void tellsListenersThePresentAndEveryChange() throws Exception {
    try (OneServer server = new OneServer(directory)) {
      List<Leadership> heard = new CopyOnWriteArrayList<>();
      server.raft.onLeadershipChange(heard::add);
      server.raft.start();
      server.raft.bootstrap(List.of(SELF));
      server.awaitLeadership();
      server.stop();

      assertEquals(new Leadership(0, false, Optional.empty()), heard.getFirst());
      assertTrue(heard.stream().anyMatch(Leadership::leads));
      assertFalse(heard.getLast().leads());
    }
  }

  @Test
  void whatWaitsForTheDiskSharesOneCommit() throws Exception {
    try (OneServer server = OneServer.leader(directory, "")) {
      CountDownLatch disk = new CountDownLatch(1);
      server.storage.waitFor(disk);
      int before = server.storage.syncedCommits.get();
      List<CompletableFuture<Object>> results = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        results.add(server.propose("w" + i));
      }
      await(server.raft.removeServer(new ServerAddress("127.9.9.9:1")));
      disk.countDown();
      for (CompletableFuture<Object> result : results) {
        await(result);
      }

      int commits = server.storage.syncedCommits.get() - before;
      assertTrue(commits <= 3, commits + " commits of 500 proposals");
    }
  }

  @Test
  void nothingIsAcknowledgedBeforeItIsDurable() throws Exception {
    try (OneServer server = OneServer.leader(directory, "")) {
      CountDownLatch disk = new CountDownLatch(1);
      server.storage.waitFor(disk);
      CompletableFuture<Object> result = server.propose("a");
      await(server.raft.removeServer(new ServerAddress("127.9.9.9:1")));

      assertFalse(result.isDone());
      assertEquals(List.of(), server.state.words());
      disk.countDown();
      assertEquals("applied a", await(result));
    }
  }

  @Test
  void aFailingDiskStopsTheNodeAndAcknowledgesNothing() throws Exception {
    try (OneServer server = OneServer.leader(directory, "")) {
      server.storage.breakDisk();
      CompletableFuture<Object> result = server.propose("a");

      Throwable fatal = await(server.fatal);
      assertInstanceOf(StorageException.class, fatal.getCause());
      failure(result);
      assertEquals(List.of(), server.state.words());
      failure(server.propose("b"));
      assertFalse(server.raft.leadership().leads());
    }
  }

  @Test
  void goesOnWhereTheStateStandsAfterARestart() throws Exception {
    try (OneServer server = OneServer.leader(directory, "")) {
      server.proposeAll(50, "a");
      long term = server.raft.leadership().term();
      server.restart();
      assertTrue(server.raft.hasExistingState());
      server.awaitLeadership();
      server.proposeAll(50, "b");

      assertEquals(100, server.state.words().size());
      assertEquals(100, server.state.appliedIndexes().size());
      assertEquals(term + 1, server.raft.leadership().term());
    }
  }

  @Test
  void replaysWhatTheStateHasForgotten() throws Exception {
    try (OneServer server = OneServer.leader(directory, "")) {
      server.proposeAll(2000, "a");
      server.stop();
      server.state.forget(1500, server.state.appliedIndexes().get(499));
      server.restart();
      server.awaitLeadership();

      assertEquals(2000, server.state.words().size());
      assertEquals("a1999", server.state.words().getLast());
      assertEquals(3500, server.state.appliedIndexes().size());
    }
  }

  @Test
  void compactionBoundsTheLog() throws Exception {
    try (OneServer server = OneServer.leader(directory, SMALL_LOG)) {
      for (int i = 0; i < 20; i++) {
        server.proposeAll(100, "w");
      }
      awaitCompaction(server, 1500);
      server.stop();
      try (LogStore log = new LogStore(server.storage)) {
        assertTrue(log.lastIndex() - log.firstIndex() <= 700, log.firstIndex() + " is first");
        assertTrue(log.snapshot().orElseThrow().index() >= 1500);
      }
      assertTrue(server.state.syncs.get() > 0);

      server.restart();
      server.awaitLeadership();
      server.proposeAll(10, "after");
      assertEquals(2010, server.state.appliedIndexes().size());
    }
  }

  @Test
  void refusesToStartWithoutTheStateThatTheLogWasCompactedFor() throws Exception {
    try (OneServer server = OneServer.leader(directory, SMALL_LOG)) {
      server.proposeAll(500, "w");
      awaitCompaction(server, 300);
      server.stop();
      server.state.forget(500, 0);

      IllegalStateException refused = assertThrows(IllegalStateException.class, server::restart);
      assertTrue(refused.getMessage().contains("the state is lost"));
    }
  }

  @Test
  void pendingProposalsFailWhenItStops() throws Exception {
    try (OneServer server = OneServer.leader(directory, "")) {
      CountDownLatch disk = new CountDownLatch(1);
      server.storage.waitFor(disk);
      CompletableFuture<Object> result = server.propose("a");
      Thread stopping = Thread.ofVirtual().start(server::stop);
      assertEquals("raft is already shutdown", failure(result).getMessage());
      disk.countDown();
      stopping.join();

      assertEquals("raft is already shutdown", failure(server.propose("b")).getMessage());
    }
  }

  @Test
  void aSlowStateMachineDoesNotStopTheLog() throws Exception {
    try (OneServer server = OneServer.leader(directory, "")) {
      CountDownLatch gate = new CountDownLatch(1);
      server.state.waitFor(gate);
      List<CompletableFuture<Object>> results = new ArrayList<>();
      for (int i = 0; i < 10_000; i++) {
        results.add(server.propose("w" + i));
      }
      await(server.raft.removeServer(new ServerAddress("127.9.9.9:1")));
      gate.countDown();
      for (CompletableFuture<Object> result : results) {
        await(result);
      }

      assertEquals(10_000, server.state.words().size());
      assertTrue(server.state.batches.get() < 2000, server.state.batches + " batches");
    }
  }

  @Test
  void savesWhatIsApplied() throws Exception {
    try (OneServer server = OneServer.leader(directory, "")) {
      await(server.propose("a"));
      await(server.propose("b"));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      SnapshotInfo info = server.raft.saveSnapshot(out);

      assertEquals("a\nb", out.toString(UTF_8));
      assertEquals(3, info.size());
      assertEquals(server.state.appliedIndex(), info.index());
      assertEquals(server.raft.leadership().term(), info.term());
      assertEquals(server.raft.peers(), info.peers());
    }
  }

  @Test
  void restoresAnArchiveAboveEverythingElse() throws Exception {
    try (OneServer server = OneServer.leader(directory, "")) {
      server.proposeAll(10, "old");
      long before = server.state.appliedIndex();
      byte[] archive = "x\ny".getBytes(UTF_8);
      server.raft.restoreSnapshot(new ByteArrayInputStream(archive), info(server, before + 1000));

      assertEquals(List.of("x", "y"), server.state.words());
      assertTrue(server.state.appliedIndex() > before + 1000);
      assertEquals("applied z", await(server.propose("z")));

      server.restart();
      server.awaitLeadership();
      assertEquals(List.of("x", "y", "z"), server.state.words());
      assertEquals(1, Files.list(directory.resolve("raft/snapshots")).count());
    }
  }

  @Test
  void whatIsInFlightIsLostWhenAnArchiveIsRestored() throws Exception {
    try (OneServer server = OneServer.leader(directory, "")) {
      CountDownLatch disk = new CountDownLatch(1);
      server.storage.waitFor(disk);
      CompletableFuture<Object> lost = server.propose("lost");
      Thread restoring =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  server.raft.restoreSnapshot(
                      new ByteArrayInputStream("x".getBytes(UTF_8)), info(server, 1));
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      assertEquals("snapshot restored while committing log", failure(lost).getMessage());
      disk.countDown();
      restoring.join();

      assertEquals(List.of("x"), server.state.words());
    }
  }

  @Test
  void statisticsHaveTheKeysOfTheOriginal() throws Exception {
    try (OneServer server = OneServer.leader(directory, "")) {
      Map<String, String> stats = server.raft.stats();

      assertEquals(18, stats.size());
      assertEquals("Leader", stats.get("state"));
      assertEquals("0", stats.get("num_peers"));
      assertEquals("0", stats.get("fsm_pending"));
      assertEquals("never", stats.get("last_contact"));
      assertEquals(
          "[{Suffrage:Voter ID:127.0.0.1:8300 Address:127.0.0.1:8300}]",
          stats.get("latest_configuration"));
    }
  }

  @Test
  void forcesTheServersThatAnOperatorNames() throws Exception {
    try (OneServer server = new OneServer(directory)) {
      server.raft.start();
      server.raft.bootstrap(List.of(SELF, new ServerAddress("127.0.0.2:8300")));
      server.stop();
      Path peers = directory.resolve("raft/peers.json");
      Files.writeString(peers, "[\"127.0.0.1:8300\"]");
      server.restart();
      server.awaitLeadership();

      assertEquals(1, server.raft.peers().servers().size());
      assertFalse(Files.exists(peers));
      assertEquals("applied a", await(server.propose("a")));
    }
  }

  @Test
  void aListOfServersThatOldVersionsLeftBehindIsRemoved() throws Exception {
    Path peers = Files.createDirectories(directory.resolve("raft")).resolve("peers.json");
    Files.writeString(peers, "[\"127.0.0.1:8300\"]");
    try (OneServer server = new OneServer(directory)) {
      server.raft.start();

      assertFalse(Files.exists(peers));
      assertTrue(Files.exists(peers.resolveSibling("peers.info")));
      assertFalse(server.raft.hasExistingState());
    }
  }

  private static SnapshotInfo info(OneServer server, long index) {
    return new SnapshotInfo("archive", index, 1, server.raft.peers(), 3);
  }

  /** Each barrier is a turn in which the log may be looked at. */
  private static void awaitCompaction(OneServer server, long index) throws Exception {
    long endNanos = System.nanoTime() + OneServer.DEADLINE.toNanos();
    while (Long.parseLong(server.raft.stats().get("last_snapshot_index")) < index) {
      assertTrue(System.nanoTime() < endNanos, server.raft.stats().toString());
      await(server.raft.barrier());
    }
  }

  private static Throwable failure(CompletableFuture<?> future) {
    return assertThrows(ExecutionException.class, () -> await(future)).getCause();
  }
}
