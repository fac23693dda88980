package io.consuljvm.raft.core;

import static io.consuljvm.raft.core.TestServer.at;
import static io.consuljvm.raft.core.TestServer.entry;
import static io.consuljvm.raft.core.TestServer.log;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ongaro and Ousterhout, "In Search of an Understandable Consensus Algorithm (Extended Version)",
 * 2014, a sentence a test.
 */
class RaftPaperTest {
  private static final List<String> ABC = List.of("a", "b", "c");

  @Nested
  class Terms {
    /** §5.1: "If one server's current term is smaller than the other's, then it updates." */
    @Test
    void aServerTakesOverALargerTerm() {
      TestServer server = TestServer.of("a", "b", "c");
      server.hears("b", 9);
      assertEquals(9, server.status().term());
      assertEquals(9, server.disk.hardState().term());
    }

    /** §5.1: "If a candidate or leader discovers that its term is out of date …" */
    @Test
    void aLeaderReturnsToFollowerWhenAnAnswerHasALargerTerm() {
      TestServer leader = TestServer.of("a", "b", "c");
      leader.lead("b");
      Outgoing message = leader.logSentTo("b").getFirst();
      leader.answer(message, new AppendEntriesResponse(8, 1, false, false));
      assertEquals(RoleName.FOLLOWER, leader.status().role());
      assertEquals(8, leader.status().term());
      assertEquals(Optional.empty(), leader.status().leader());
    }

    /** §5.1: "… it immediately reverts to follower state." */
    @Test
    void aCandidateReturnsToFollowerWhenItHearsALeaderOfALargerTerm() {
      TestServer candidate = TestServer.of("a", "b", "c");
      candidate.standForLeader();
      candidate.hears("c", 5);
      assertEquals(RoleName.FOLLOWER, candidate.status().role());
      assertEquals(Optional.of(at("c")), candidate.status().leader());
    }

    /** §5.1: "If a server receives a request with a stale term number, it rejects the request." */
    @Test
    void aStaleRequestIsRefusedWithTheLargerTerm() {
      TestServer server = TestServer.inTerm(4, "a", "b", "c");
      AppendEntriesResponse answer = server.appends(3, "b", 1, 1, 1, entry(2, 3));
      assertFalse(answer.success());
      assertEquals(4, answer.term());
      assertEquals(1, server.status().lastIndex());
      assertEquals(Optional.empty(), server.status().leader());
    }

    /** §5.1, with a vote. */
    @Test
    void aStaleCandidateIsRefused() {
      TestServer server = TestServer.inTerm(4, "a", "b", "c");
      assertFalse(server.asksForVote(3, "b", 10, 3));
    }
  }

  @Nested
  class Elections {
    /** §5.2: "When servers start up, they begin as followers." */
    @Test
    void aServerStartsAsFollower() {
      TestServer server = TestServer.of("a", "b", "c");
      assertEquals(RoleName.FOLLOWER, server.status().role());
      assertEquals(List.of(), server.messages);
    }

    /** §5.2: "A server remains in follower state as long as it receives valid RPCs …" */
    @Test
    void aFollowerStaysOneWhileItHearsTheLeader() {
      TestServer server = TestServer.of("a", "b", "c");
      for (int i = 0; i < 50; i++) {
        server.hears("b", 1);
        server.advance(Duration.ofMillis(900));
      }
      assertEquals(RoleName.FOLLOWER, server.status().role());
      assertEquals(List.of(), server.sent(RequestVote.class));
    }

    /** §5.2: "Leaders send periodic heartbeats (AppendEntries RPCs that carry no log entries)." */
    @Test
    void aLeaderSendsSignsOfLife() {
      TestServer leader = TestServer.of("a", "b", "c");
      leader.lead("b");
      for (int i = 0; i < 30; i++) {
        leader.acceptAll("b");
        leader.acceptAll("c");
        leader.forget();
        leader.advance(Duration.ofMillis(200));
        Outgoing sign = leader.sentTo("c", Channel.HEARTBEAT).getFirst();
        assertTrue(((AppendEntries) sign.request()).isHeartbeat());
      }
    }

    /** §5.2: "… it increments its current term and transitions to candidate state." */
    @Test
    void aFollowerThatHearsNobodyStandsInTheNextTermWithItsOwnVote() {
      TestServer server = TestServer.inTerm(3, "a", "b", "c");
      server.standForLeader();
      assertEquals(RoleName.CANDIDATE, server.status().role());
      assertEquals(new HardState(4, Optional.of(at("a"))), server.disk.hardState());
      assertEquals(
          List.of(
              new RequestVote(4, at("a"), 1, 1, false), new RequestVote(4, at("a"), 1, 1, false)),
          server.sent(RequestVote.class));
    }

    /** §5.2: "A candidate wins an election if it receives votes from a majority." */
    @ParameterizedTest
    @CsvSource({
      "3,1,true",
      "5,1,false",
      "5,2,true",
      "5,4,true",
      "4,1,false",
      "4,2,true",
      "2,1,true"
    })
    void aCandidateWinsWithAMajority(int servers, int votes, boolean wins) {
      String[] voters = List.of("a", "b", "c", "d", "e").subList(0, servers).toArray(String[]::new);
      TestServer candidate = TestServer.of(voters);
      candidate.standForLeader();
      for (int i = 1; i <= votes; i++) {
        candidate.acceptAll(voters[i]);
      }
      assertEquals(wins, candidate.status().role() == RoleName.LEADER);
    }

    /** §5.2: "Each server will vote for at most one candidate in a given term." */
    @Test
    void aServerVotesOnceATermFirstComeFirstServed() {
      TestServer server = TestServer.of("a", "b", "c");
      assertTrue(server.asksForVote(2, "b", 1, 1));
      assertFalse(server.asksForVote(2, "c", 1, 1));
      assertTrue(server.asksForVote(2, "b", 1, 1));
      assertEquals(new HardState(2, Optional.of(at("b"))), server.disk.hardState());
    }

    /** §5.2: "Once a candidate wins an election, it becomes leader. It then sends heartbeat." */
    @Test
    void aNewLeaderTellsEveryoneAtOnce() {
      TestServer leader = TestServer.of("a", "b", "c");
      leader.standForLeader();
      leader.acceptAll("b");
      assertEquals(1, leader.sentTo("b", Channel.HEARTBEAT).size());
      assertEquals(1, leader.sentTo("c", Channel.HEARTBEAT).size());
    }

    /**
     * §5.2: "If the leader's term is at least as large as the candidate's … returns to follower."
     */
    @Test
    void aCandidateYieldsToTheLeaderOfItsTerm() {
      TestServer candidate = TestServer.of("a", "b", "c");
      candidate.standForLeader();
      candidate.hears("b", 2);
      assertEquals(RoleName.FOLLOWER, candidate.status().role());
      assertEquals(2, candidate.status().term());
    }

    /** §5.2: "If the term in the RPC is smaller … continues in candidate state." */
    @Test
    void aCandidateIgnoresTheLeaderOfAnOlderTerm() {
      TestServer candidate = TestServer.of("a", "b", "c");
      candidate.standForLeader();
      candidate.hears("b", 1);
      assertEquals(RoleName.CANDIDATE, candidate.status().role());
    }

    /** §5.2: "Each candidate will time out and start a new election by incrementing its term." */
    @Test
    void aCandidateWithoutMajorityStandsAgain() {
      TestServer candidate = TestServer.of("a", "b", "c");
      candidate.standForLeader();
      candidate.awake();
      assertEquals(RoleName.CANDIDATE, candidate.status().role());
      assertEquals(3, candidate.status().term());
    }

    /** §5.2: "Election timeouts are chosen randomly from a fixed interval." */
    @Test
    void electionTimeoutsSpreadOverTheInterval() {
      var random = new SplittableRandom(1);
      var waits = new HashSet<Long>();
      for (int i = 0; i < 1000; i++) {
        long wait = Waits.stretched(1000, random);
        assertTrue(wait >= 1000 && wait < 2000, () -> "wait " + wait);
        waits.add(wait / 100);
      }
      assertEquals(10, waits.size());
    }
  }

  @Nested
  class Replicating {
    /** §5.3: "The leader appends the command to its log as a new entry, then issues RPCs." */
    @Test
    void aLeaderAppendsAndSendsWhatIsProposed() {
      TestServer leader = TestServer.of("a", "b", "c");
      leader.lead("b");
      leader.acceptAll("b");
      leader.forget();
      leader.propose("x");
      assertEquals(3, leader.disk.lastIndex());
      var request = (AppendEntries) leader.logSentTo("b").getFirst().request();
      assertEquals(2, request.prevLogIndex());
      assertEquals(2, request.prevLogTerm());
      assertEquals(List.of(leader.disk.entry(3)), request.entries());
    }

    /** §5.3: "A log entry is committed once the leader … has replicated it on a majority." */
    @ParameterizedTest
    @CsvSource({"3,0,false", "3,1,true", "5,1,false", "5,2,true"})
    void anEntryIsCommittedWhenAMajorityHoldsIt(int servers, int holders, boolean committed) {
      String[] voters = List.of("a", "b", "c", "d", "e").subList(0, servers).toArray(String[]::new);
      TestServer leader = TestServer.of(voters);
      leader.standForLeader();
      for (int i = 1; i < servers; i++) {
        leader.acceptAll(voters[i]);
        if (leader.status().role() == RoleName.LEADER) {
          break;
        }
      }
      for (int i = 1; i <= holders; i++) {
        leader.accept(leader.logSentTo(voters[i]).getFirst());
      }
      assertEquals(committed ? 2 : 0, leader.last().commitIndex());
    }

    /** §5.3: "This also commits all preceding entries in the leader's log." */
    @Test
    void whatComesBeforeACommittedEntryIsCommitted() {
      TestServer leader = TestServer.withLog(3, log(ABC, 2, 3, 3), "a");
      leader.lead("b");
      assertEquals(0, leader.last().commitIndex());
      leader.acceptAll("b");
      assertEquals(5, leader.last().commitIndex());
    }

    /** §5.3: "The leader … includes that index in future AppendEntries RPCs." */
    @Test
    void aLeaderTellsFollowersWhatIsCommitted() {
      TestServer leader = TestServer.of("a", "b", "c");
      leader.lead("b");
      leader.acceptAll("b");
      leader.forget();
      leader.advance(Duration.ofMillis(100));
      var news = (AppendEntries) leader.logSentTo("b").getFirst().request();
      assertEquals(2, news.leaderCommitIndex());
      assertEquals(List.of(), news.entries());
    }

    /** §5.3: "Once a follower learns that a log entry is committed, it applies the entry." */
    @Test
    void aFollowerCommitsWhatTheLeaderSaysIsCommitted() {
      TestServer follower = TestServer.of("a", "b", "c");
      follower.appends(2, "b", 1, 1, 2, entry(2, 2), entry(3, 2));
      assertEquals(2, follower.last().commitIndex());
    }

    /** Figure 2: "commitIndex = min(leaderCommit, index of last new entry)." */
    @Test
    void aFollowerCommitsNothingThatTheRequestDoesNotProve() {
      TestServer follower = TestServer.withLog(3, log(ABC, 1, 1, 1), "a");
      follower.appends(3, "b", 2, 1, 4);
      assertEquals(2, follower.last().commitIndex());
    }

    /** §5.3: "If the follower does not find an entry … with the same index and term, refuses." */
    @ParameterizedTest
    @CsvSource({"4,2", "3,3", "9,9"})
    void aFollowerRefusesEntriesThatDoNotFollowItsLog(long prevIndex, long prevTerm) {
      TestServer follower = TestServer.withLog(2, log(ABC, 1, 2), "a");
      var answer = follower.appends(4, "b", prevIndex, prevTerm, 0, entry(prevIndex + 1, 4));
      assertEquals(new AppendEntriesResponse(4, 3, false, true), answer);
      assertEquals(List.of(1L, 1L, 2L), follower.termsOfLog());
    }

    /** §5.3: "If two entries have the same index and term …": what is there already is kept. */
    @Test
    void aFollowerKeepsEntriesThatItHasAlready() {
      TestServer follower = TestServer.withLog(2, log(ABC, 2, 2, 2), "a");
      assertTrue(follower.appends(2, "b", 1, 1, 0, entry(2, 2), entry(3, 2)).success());
      assertEquals(List.of(1L, 2L, 2L, 2L), follower.termsOfLog());
      assertEquals(List.of(), follower.writes);
    }

    /** §5.3: "Conflicting entries in follower logs will be overwritten with the leader's." */
    @Test
    void aFollowerReplacesConflictingEntriesAndAllThatFollow() {
      TestServer follower = TestServer.withLog(2, log(ABC, 2, 2, 2), "a");
      assertTrue(follower.appends(3, "b", 2, 2, 0, entry(3, 3)).success());
      assertEquals(List.of(1L, 2L, 3L), follower.termsOfLog());
    }

    /** §5.3: "After a rejection, the leader decrements nextIndex and retries." */
    @Test
    void aLeaderGoesBackUntilTheLogsAgree() {
      TestServer leader = TestServer.withLog(4, log(ABC, 2, 2, 4, 4), "a");
      leader.lead("b");
      Outgoing first = leader.logSentTo("b").getFirst();
      assertEquals(5, ((AppendEntries) first.request()).prevLogIndex());
      leader.forget();
      leader.answer(first, new AppendEntriesResponse(5, 7, false, true));
      assertEquals(4, ((AppendEntries) leader.logSentTo("b").getFirst().request()).prevLogIndex());
      Outgoing second = leader.logSentTo("b").getFirst();
      leader.forget();
      leader.answer(second, new AppendEntriesResponse(5, 2, false, true));
      var third = (AppendEntries) leader.logSentTo("b").getFirst().request();
      assertEquals(2, third.prevLogIndex());
      assertEquals(leader.disk.entry(3), third.entries().getFirst());
    }

    /** §5.3, "leader append-only": a leader never overwrites or deletes entries in its log. */
    @Test
    void twoLeadersOfOneTermAreABrokenInvariant() {
      TestServer leader = TestServer.of("a", "b", "c");
      leader.lead("b");
      assertThrows(IllegalStateException.class, () -> leader.hears("c", 2));
    }
  }

  @Nested
  class Safety {
    /** §5.4.1: "The voter denies its vote if its own log is more up-to-date." */
    @ParameterizedTest
    @CsvSource({
      "3,2,true",
      "2,3,true",
      "3,3,true",
      "9,1,false",
      "2,2,false",
      "1,2,false",
      "1,3,true"
    })
    void aVoteGoesOnlyToALogThatIsAtLeastAsGood(long lastIndex, long lastTerm, boolean granted) {
      TestServer voter = TestServer.withLog(4, log(ABC, 2, 2), "a");
      assertEquals(granted, voter.asksForVote(5, "b", lastIndex, lastTerm));
    }

    /** §5.4.2: "Raft never commits log entries from previous terms by counting replicas." */
    @Test
    void anEntryOfAnOlderTermIsNotCommittedByCounting() {
      TestServer leader = TestServer.withLog(2, log(ABC, 2), "a");
      leader.lead("b");
      Outgoing first = leader.logSentTo("b").getFirst();
      leader.forget();
      leader.answer(first, new AppendEntriesResponse(3, 1, false, true));
      Outgoing old = leader.logSentTo("b").getFirst();
      assertEquals(List.of(entry(2, 2)), ((AppendEntries) old.request()).entries());
      leader.forget();
      leader.accept(old);
      assertEquals(0, leader.last().commitIndex());
      leader.acceptAll("b");
      assertEquals(3, leader.last().commitIndex());
    }

    /** §5.4: figure 2, "updated on stable storage before responding": a vote. */
    @Test
    void aVoteIsNotTheFirstToHearOfItself() {
      TestServer voter = TestServer.of("a", "b", "c");
      voter.holdDisk();
      long exchange = voter.receive(new RequestVote(2, at("b"), 1, 1, false));
      assertEquals(Optional.empty(), voter.replyTo(exchange));
      voter.releaseDisk();
      assertEquals(Optional.of(new RequestVoteResponse(2, true)), voter.replyTo(exchange));
    }

    /** Figure 2, "updated on stable storage before responding": entries. */
    @Test
    void entriesAreAcknowledgedWhenTheyAreDurable() {
      TestServer follower = TestServer.of("a", "b", "c");
      follower.hears("b", 2);
      follower.holdDisk();
      long exchange =
          follower.receive(new AppendEntries(2, at("b"), 1, 1, List.of(entry(2, 2)), 2));
      assertEquals(Optional.empty(), follower.replyTo(exchange));
      assertEquals(1, follower.last().commitIndex());
      follower.releaseDisk();
      assertTrue(((AppendEntriesResponse) follower.replyTo(exchange).orElseThrow()).success());
      assertEquals(2, follower.last().commitIndex());
    }

    /** Thesis, 10.2.1: the leader may write in parallel with its followers. */
    @Test
    void aLeaderSendsBeforeItHasWrittenAndCountsItselfAfter() {
      TestServer leader = TestServer.of("a", "b", "c");
      leader.lead("b");
      leader.acceptAll("b");
      leader.forget();
      leader.holdDisk();
      leader.propose("x");
      leader.acceptAll("b");
      assertEquals(2, leader.status().commitIndex());
      leader.releaseDisk();
      assertEquals(3, leader.last().commitIndex());
    }

    /** Thesis, 10.2.1: "… even before the leader has written it to its own disk." */
    @Test
    void followersAloneMayCommitButTheLeaderAppliesWhatItHasOnDisk() {
      TestServer leader = TestServer.of("a", "b", "c");
      leader.lead("b");
      leader.acceptAll("b");
      leader.acceptAll("c");
      leader.forget();
      leader.holdDisk();
      leader.propose("x");
      leader.acceptAll("b");
      leader.acceptAll("c");
      assertEquals(3, leader.status().commitIndex());
      assertEquals(2, leader.last().commitIndex());
      leader.releaseDisk();
      assertEquals(3, leader.last().commitIndex());
    }

    /** §5.5: "Raft RPCs are idempotent." */
    @Test
    void aRequestHeardTwiceChangesNothing() {
      TestServer follower = TestServer.of("a", "b", "c");
      follower.appends(2, "b", 1, 1, 1, entry(2, 2));
      follower.appends(2, "b", 2, 2, 1, entry(3, 2));
      follower.forget();
      assertTrue(follower.appends(2, "b", 1, 1, 1, entry(2, 2)).success());
      assertEquals(List.of(1L, 2L, 2L), follower.termsOfLog());
      assertEquals(List.of(), follower.writes);
    }
  }

  @Nested
  class Clients {
    /** §8: "… by having each leader commit a blank no-op entry at the start of its term." */
    @Test
    void aNewLeaderAppendsANoOp() {
      TestServer leader = TestServer.of("a", "b", "c");
      leader.lead("b");
      assertEquals(EntryType.NO_OP, leader.disk.entry(2).type());
      assertEquals(2, leader.disk.entry(2).term());
    }

    /** §8: "A leader must check whether it has been deposed before processing a read." */
    @Test
    void aReadWaitsForAMajorityToAnswerWhatWasSentAfterIt() {
      TestServer leader = TestServer.of("a", "b", "c");
      leader.lead("b");
      leader.acceptAll("b");
      Outgoing before = leader.sentTo("c", Channel.HEARTBEAT).getFirst();
      leader.forget();
      long read = leader.request();
      leader.step(new Input.VerifyLeader(read));
      leader.accept(before);
      assertEquals(Optional.empty(), leader.outcome(read));
      leader.acceptAll("c");
      assertEquals(Optional.of(new Outcome.Verified(read, 2)), leader.outcome(read));
    }

    /** Thesis, 6.4: the leader must have committed an entry of its term. */
    @Test
    void aReadOfANewLeaderSeesItsNoOp() {
      TestServer leader = TestServer.of("a", "b", "c");
      leader.lead("b");
      long read = leader.request();
      leader.step(new Input.VerifyLeader(read));
      leader.acceptAll("b");
      leader.acceptAll("b");
      assertEquals(Optional.of(new Outcome.Verified(read, 2)), leader.outcome(read));
    }

    /** §8: "Clients of Raft send all of their requests to the leader." */
    @ParameterizedTest
    @ValueSource(strings = {"b", "c"})
    void aFollowerNamesTheLeaderInstead(String leader) {
      TestServer follower = TestServer.of("a", "b", "c");
      follower.hears(leader, 2);
      long request = follower.propose("x");
      assertEquals(
          Optional.of(
              new Outcome.Refused(request, Outcome.Refusal.NOT_LEADER, Optional.of(at(leader)))),
          follower.outcome(request));
    }

    /** What a read waits for is refused when leadership ends first. */
    @Test
    void aReadIsRefusedWhenLeadershipIsLost() {
      TestServer leader = TestServer.of("a", "b", "c");
      leader.lead("b");
      long read = leader.request();
      leader.step(new Input.VerifyLeader(read));
      leader.hears("c", 9);
      var outcome = assertInstanceOf(Outcome.Refused.class, leader.outcome(read).orElseThrow());
      assertEquals(Outcome.Refusal.LEADERSHIP_LOST, outcome.refusal());
    }
  }

  @Nested
  class Snapshots {
    private static final Configuration VOTERS =
        Configuration.ofVoters(List.of(at("a"), at("b"), at("c")));

    /** §7: "The follower discards its entire log; it is all superseded by the snapshot." */
    @Test
    void aSnapshotReplacesALogThatEndsBelowIt() {
      TestServer follower = TestServer.withLog(2, log(ABC, 2), "a");
      var mark = new SnapshotMark(10, 3, VOTERS, 1);
      var answer = (InstallSnapshotResponse) follower.ask(new InstallSnapshot(4, at("b"), mark));
      assertTrue(answer.success());
      assertEquals(Optional.of(mark), follower.disk.snapshot());
      assertEquals(11, follower.disk.firstIndex());
      assertEquals(10, follower.last().commitIndex());
      assertTrue(follower.appends(4, "b", 10, 3, 11, entry(11, 4)).success());
    }

    /** §7: "If … a prefix of its log, entries following the snapshot are still valid." */
    @Test
    void aSnapshotOfAPrefixIsNotInstalled() {
      TestServer follower = TestServer.withLog(2, log(ABC, 2, 2, 2), "a");
      var mark = new SnapshotMark(3, 2, VOTERS, 1);
      var answer = (InstallSnapshotResponse) follower.ask(new InstallSnapshot(4, at("b"), mark));
      assertTrue(answer.success());
      assertEquals(Optional.empty(), follower.disk.snapshot());
      assertEquals(List.of(1L, 2L, 2L, 2L), follower.termsOfLog());
      assertEquals(3, follower.last().commitIndex());
    }

    /** §7, figure 13: "Reply immediately if term < currentTerm." */
    @Test
    void aStaleSnapshotIsRefused() {
      TestServer follower = TestServer.inTerm(5, "a", "b", "c");
      var mark = new SnapshotMark(10, 3, VOTERS, 1);
      var answer = (InstallSnapshotResponse) follower.ask(new InstallSnapshot(4, at("b"), mark));
      assertEquals(new InstallSnapshotResponse(5, false), answer);
      assertEquals(Optional.empty(), follower.disk.snapshot());
    }

    /** §7: "The leader must occasionally send snapshots to followers that lag behind." */
    @Test
    void aFollowerThatNeedsWhatIsCompactedGetsTheSnapshot() {
      TestServer leader =
          TestServer.limited(
              new RaftLimits(64, 1 << 20, 128, 100, 100, 4, 1 << 20, 2), "a", "b", "c");
      leader.lead("b");
      leader.acceptAll("b");
      for (int i = 0; i < 10; i++) {
        leader.propose("x" + i);
        leader.acceptAll("b");
      }
      SnapshotMark mark = leader.core.snapshotMark(12).orElseThrow();
      leader.step(new Input.SnapshotTaken(mark));
      assertEquals(11, leader.disk.firstIndex());
      Outgoing stuck = leader.logSentTo("c").getFirst();
      leader.forget();
      leader.answer(stuck, new AppendEntriesResponse(2, 1, false, true));
      Outgoing snapshot = leader.sentTo("c", Channel.SNAPSHOT).getFirst();
      assertEquals(new InstallSnapshot(2, at("a"), mark), snapshot.request());
      leader.forget();
      leader.accept(snapshot);
      leader.propose("y");
      var next = (AppendEntries) leader.logSentTo("c").getFirst().request();
      assertEquals(12, next.prevLogIndex());
    }
  }
}
