package io.consuljvm.raft.core;

import static io.consuljvm.raft.core.TestServer.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a leader does beyond the paper (wire/raft.md, sections 2, 5, 6). */
class LeaderTest {
  @Test
  void aLeaderThatHearsNoMajorityForTheLeaseStepsDown() {
    TestServer leader = leader();
    leader.advance(Duration.ofMillis(499));
    assertEquals(RoleName.LEADER, leader.status().role());
    leader.advance(Duration.ofMillis(1));
    assertEquals(RoleName.FOLLOWER, leader.status().role());
    assertTrue(
        leader.events.contains(
            new Event.RoleChanged(RoleName.FOLLOWER, 2, Event.Cause.LEASE_EXPIRED)));
    assertTrue(leader.events.contains(new Event.LeaderChanged(Optional.empty(), 2)));
  }

  @Test
  void anAnswerExtendsTheLease() {
    TestServer leader = leader();
    leader.advance(Duration.ofMillis(400));
    leader.acceptAll("c");
    leader.advance(Duration.ofMillis(400));
    assertEquals(RoleName.LEADER, leader.status().role());
  }

  @Test
  void aLeaderAloneNeedsNoLease() {
    TestServer leader = TestServer.of("a");
    leader.advance(Duration.ofHours(1));
    assertEquals(RoleName.LEADER, leader.status().role());
  }

  @Test
  void oneRequestAtATimeUntilOneSucceedsThenManyAtOnce() {
    TestServer leader = leader();
    leader.forget();
    leader.propose("x");
    leader.propose("y");
    assertEquals(2, leader.sentTo("b", Channel.PIPELINE).size());
    assertEquals(List.of(), leader.logSentTo("c"));
  }

  @Test
  void theWindowOfAPipelineIsBounded() {
    TestServer leader =
        TestServer.limited(new RaftLimits(4, 1 << 20, 2, 100, 9, 9, 1 << 20, 0), "a", "b", "c");
    leader.lead("b");
    leader.acceptAll("b");
    leader.forget();
    for (int i = 0; i < 5; i++) {
      leader.propose("x" + i);
    }
    assertEquals(2, leader.sentTo("b", Channel.PIPELINE).size());
    Outgoing first = leader.logSentTo("b").getFirst();
    leader.forget();
    leader.accept(first);
    var third = (AppendEntries) leader.sentTo("b", Channel.PIPELINE).getFirst().request();
    assertEquals(3, third.entries().size());
  }

  @Test
  void aFailureEndsThePipelineAndIsRetriedAfterAWait() {
    TestServer leader = leader();
    leader.forget();
    leader.propose("x");
    leader.propose("y");
    List<Outgoing> lost = leader.sentTo("b", Channel.PIPELINE);
    leader.forget();
    lost.forEach(message -> leader.step(new Input.Failed(message.sequence())));
    assertEquals(List.of(), leader.logSentTo("b"));
    leader.advance(Duration.ofMillis(10));
    Outgoing retry = leader.sentTo("b", Channel.CALL).getFirst();
    assertEquals(4, ((AppendEntries) retry.request()).lastIndex());
  }

  @Test
  void signsOfLifeDoNotWaitBehindTheLog() {
    TestServer leader = leader();
    leader.propose("x");
    leader.acceptAll("b");
    leader.forget();
    leader.holdDisk();
    leader.propose("y");
    leader.advance(Duration.ofMillis(200));
    assertEquals(1, leader.sentTo("b", Channel.HEARTBEAT).size());
  }

  @Test
  void aFollowerAnswersASignOfLifeWhileItsDiskIsBusy() {
    TestServer follower = TestServer.of("a", "b", "c");
    follower.hears("b", 2);
    follower.holdDisk();
    follower.receive(new AppendEntries(2, at("b"), 1, 1, List.of(TestServer.entry(2, 2)), 0));
    assertTrue(
        ((AppendEntriesResponse) follower.ask(AppendEntries.heartbeat(2, at("b")))).success());
  }

  @Test
  void aFollowerThatLostItsDiskIsFilledAgain() {
    TestServer leader = leader();
    leader.forget();
    leader.propose("x");
    Outgoing message = leader.logSentTo("b").getFirst();
    leader.forget();
    leader.answer(message, new AppendEntriesResponse(2, 0, false, true));
    var again = (AppendEntries) leader.logSentTo("b").getFirst().request();
    assertEquals(0, again.prevLogIndex());
    assertEquals(1, again.entries().getFirst().index());
  }

  @Test
  void tooMuchAtOnceIsRefused() {
    TestServer leader =
        TestServer.limited(new RaftLimits(4, 1 << 20, 2, 3, 9, 9, 1 << 20, 0), "a", "b", "c");
    leader.lead("b");
    leader.acceptAll("b");
    long fits = leader.propose("1", "2", "3");
    long over = leader.propose("4");
    assertInstanceOf(Outcome.Appended.class, leader.outcome(fits).orElseThrow());
    assertEquals(
        Optional.of(new Outcome.Refused(over, Outcome.Refusal.OVERLOADED, Optional.of(at("a")))),
        leader.outcome(over));
  }

  @Test
  void aTransferWaitsForTheLogThenAsksTheTargetToStand() {
    TestServer leader = leader();
    leader.propose("x");
    long transfer = leader.request();
    leader.step(new Input.TransferLeadership(transfer, at("b")));
    assertEquals(List.of(), leader.sent(TimeoutNow.class));
    long refused = leader.propose("y");
    assertInstanceOf(Outcome.Refused.class, leader.outcome(refused).orElseThrow());
    leader.acceptAll("b");
    assertEquals(List.of(new TimeoutNow(2, at("a"))), leader.sent(TimeoutNow.class));
    assertEquals(Optional.of(new Outcome.TransferStarted(transfer)), leader.outcome(transfer));
  }

  @Test
  void aTransferThatComesToNothingIsGivenUp() {
    TestServer leader = leader();
    leader.propose("x");
    leader.step(new Input.TransferLeadership(leader.request(), at("b")));
    for (int i = 0; i < 3; i++) {
      leader.advance(Duration.ofMillis(400));
      leader.acceptAll("c");
    }
    assertInstanceOf(Outcome.Appended.class, leader.outcome(leader.propose("y")).orElseThrow());
  }

  @Test
  void theTargetOfATransferStandsAtOnceAndIsNotHeldUpByLoyalty() {
    TestServer target = TestServer.of("a", "b", "c");
    target.hears("b", 2);
    target.receive(new TimeoutNow(2, at("b")));
    assertTrue(target.sent(RequestVote.class).getFirst().leadershipTransfer());
    TestServer voter = TestServer.of("c", "a", "b");
    voter.hears("b", 2);
    assertTrue(
        ((RequestVoteResponse) voter.ask(target.sent(RequestVote.class).getFirst())).granted());
  }

  @Test
  void aRestoreJumpsOverAnIndexThatNoFollowerHas() {
    TestServer leader = leader();
    leader.forget();
    long restore = leader.request();
    leader.step(new Input.RestoreSnapshot(restore, 50));
    Write.Installation installed = leader.writes.getFirst().installation().orElseThrow();
    assertEquals(restore, installed.origin());
    assertEquals(51, installed.snapshot().index());
    assertEquals(2, installed.snapshot().term());
    assertEquals(leader.status().latest(), installed.snapshot().configuration());
    assertEquals(Optional.of(new Outcome.Appended(restore, 52, 52, 2)), leader.outcome(restore));
    Outgoing snapshot = leader.sentTo("b", Channel.SNAPSHOT).getFirst();
    leader.forget();
    leader.accept(snapshot);
    leader.acceptAll("b");
    assertEquals(52, leader.last().commitIndex());
  }

  @Test
  void aSnapshotWaitsForTheConfigurationToBeApplied() {
    TestServer leader = leader();
    leader.step(
        new Input.ChangeConfiguration(
            leader.request(), new ConfigurationChange.AddNonvoter(at("d"))));
    assertEquals(2, leader.core.snapshotMark(2).orElseThrow().index());
    leader.acceptAll("b");
    assertEquals(Optional.empty(), leader.core.snapshotMark(2));
    assertEquals(3, leader.core.snapshotMark(3).orElseThrow().configurationIndex());
  }

  @Test
  void aReadByASoleVoterIsAnsweredAtOnce() {
    TestServer leader = TestServer.of("a");
    long read = leader.request();
    leader.step(new Input.VerifyLeader(read));
    assertEquals(Optional.of(new Outcome.Verified(read, 2)), leader.outcome(read));
  }

  @Test
  void oneSignOfLifeAnswersAllReadsThatCameBeforeIt() {
    TestServer leader = leader();
    leader.acceptAll("b");
    leader.acceptAll("c");
    leader.forget();
    for (int i = 0; i < 10; i++) {
      leader.step(new Input.VerifyLeader(100 + i));
    }
    leader.acceptAll("b");
    leader.acceptAll("b");
    assertEquals(10, leader.outcomes.stream().filter(o -> o instanceof Outcome.Verified).count());
    assertFalse(leader.sentTo("b", Channel.HEARTBEAT).size() > 1);
  }

  /** Leads term 2, with the no-op on b. */
  private static TestServer leader() {
    TestServer leader = TestServer.of("a", "b", "c");
    leader.lead("b");
    leader.acceptAll("b");
    return leader;
  }
}
