package io.consuljvm.raft.core;

import static io.consuljvm.raft.core.TestServer.at;
import static io.consuljvm.raft.core.TestServer.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a server makes of its disk when it starts. */
class RecoveryTest {
  private static final Configuration VOTERS = Configuration.ofVoters(List.of(at("a"), at("b")));
  private static final SnapshotMark AT_FIVE = new SnapshotMark(5, 3, VOTERS, 1);

  private final MemoryDisk disk = new MemoryDisk();

  @Test
  void aVoteIsRemembered() {
    disk.make(write(Optional.of(new HardState(4, Optional.of(at("b"))))));
    RaftCore core = recover(0);
    Effects effects = core.step(0, new Input.Received(1, new RequestVote(4, at("c"), 9, 9, false)));
    assertEquals(List.of(new Reply(1, new RequestVoteResponse(4, false))), effects.replies());
  }

  @Test
  void configurationsAreFoundInTheLog() {
    disk.make(write(Optional.empty(), TestServer.bootstrap("a", "b"), entry(2, 1)));
    RaftStatus status = recover(0).status();
    assertEquals(VOTERS, status.latest());
    assertEquals(1, status.latestIndex());
    assertEquals(2, status.lastIndex());
    assertEquals(0, status.commitIndex());
  }

  @Test
  void whatIsAppliedIsCommitted() {
    disk.make(write(Optional.empty(), TestServer.bootstrap("a", "b"), entry(2, 1), entry(3, 1)));
    RaftCore core = recover(2);
    assertEquals(2, core.status().commitIndex());
    assertEquals(1, core.status().committedIndex());
  }

  @Test
  void aStateMachineAheadOfTheLogIsABrokenInvariant() {
    disk.make(write(Optional.empty(), TestServer.bootstrap("a", "b")));
    assertThrows(IllegalStateException.class, () -> recover(2));
  }

  @Test
  void aLogThatGoesOnAfterTheSnapshotIsKept() {
    disk.make(write(Optional.empty(), entry(4, 3), entry(5, 3), entry(6, 3)));
    disk.snapshotTaken(AT_FIVE);
    RaftCore core = recover(5);
    assertEquals(6, core.status().lastIndex());
    assertEquals(VOTERS, core.status().committed());
    assertEquals(Optional.empty(), core.step(0, new Input.Tick()).write());
  }

  @Test
  void aLogThatEndsBelowTheSnapshotIsDropped() {
    disk.make(write(Optional.empty(), TestServer.bootstrap("a", "b"), entry(2, 1)));
    disk.snapshotTaken(AT_FIVE);
    assertDropped(1);
  }

  @Test
  void aLogThatContradictsTheSnapshotIsDropped() {
    disk.make(write(Optional.empty(), entry(4, 2), entry(5, 2), entry(6, 2)));
    disk.snapshotTaken(AT_FIVE);
    assertDropped(4);
  }

  @Test
  void anEmptyLogGoesOnAfterTheSnapshot() {
    disk.snapshotTaken(AT_FIVE);
    RaftCore core = recover(5);
    assertEquals(5, core.status().lastIndex());
    assertEquals(3, core.status().lastTerm());
    assertFalse(core.step(0, new Input.Tick()).write().isPresent());
  }

  private void assertDropped(long from) {
    RaftCore core = recover(5);
    assertEquals(5, core.status().lastIndex());
    assertEquals(5, core.status().durableIndex());
    Write write = core.step(0, new Input.Tick()).write().orElseThrow();
    assertEquals(OptionalLong.of(from), write.truncateFrom());
    disk.make(write);
    core.step(0, new Input.Persisted(write.number()));
    Effects effects =
        core.step(
            0, new Input.Received(1, new AppendEntries(4, at("b"), 5, 3, List.of(entry(6, 4)), 6)));
    disk.make(effects.write().orElseThrow());
    assertEquals(6, disk.firstIndex());
  }

  private RaftCore recover(long appliedIndex) {
    return new RaftCore(
        at("a"),
        RaftTiming.scaled(1),
        RaftLimits.STANDARD,
        new TextConfigurationCodec(),
        new SplittableRandom(1),
        disk.recovered(appliedIndex),
        0);
  }

  private static Write write(Optional<HardState> hardState, LogEntry... entries) {
    return new Write(
        1,
        hardState,
        Optional.empty(),
        OptionalLong.empty(),
        List.of(entries),
        OptionalLong.empty());
  }
}
