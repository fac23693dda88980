package io.consuljvm.raft.core;

import static io.consuljvm.raft.core.TestServer.at;
import static io.consuljvm.raft.core.TestServer.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Changes of the configuration (Ongaro 2014, chapter 4; wire/raft.md, section 4). */
class MembershipTest {
  @Test
  void aChangeStepAddsReplacesOrRemovesOneServer() {
    Configuration ab = Configuration.ofVoters(List.of(at("a"), at("b")));
    Configuration withC = new ConfigurationChange.AddVoter(at("c")).applyTo(ab);
    assertEquals(List.of(at("a"), at("b"), at("c")), withC.voters());
    Configuration demoted = new ConfigurationChange.DemoteVoter(at("b")).applyTo(withC);
    assertEquals(List.of(at("a"), at("c")), demoted.voters());
    assertEquals(3, demoted.servers().size());
    assertEquals(withC, new ConfigurationChange.AddVoter(at("b")).applyTo(demoted));
    assertEquals(withC, new ConfigurationChange.AddNonvoter(at("b")).applyTo(withC));
    assertEquals(ab, new ConfigurationChange.RemoveServer(at("c")).applyTo(withC));
    assertEquals(ab, new ConfigurationChange.DemoteVoter(at("x")).applyTo(ab));
  }

  @Test
  void aServerStandsInAConfigurationOnce() {
    assertThrows(
        IllegalArgumentException.class, () -> Configuration.ofVoters(List.of(at("a"), at("a"))));
  }

  @Test
  void aConfigurationIsInForceWhenItIsStoredAndCommittedWhenItIsPassed() {
    TestServer leader = leaderOf("a", "b");
    change(leader, new ConfigurationChange.AddVoter(at("c")));
    assertEquals(List.of(at("a"), at("b"), at("c")), leader.status().latest().voters());
    assertEquals(List.of(at("a"), at("b")), leader.status().committed().voters());
    leader.acceptAll("b");
    assertEquals(leader.status().latest(), leader.status().committed());
    assertTrue(
        leader.events.contains(new Event.ConfigurationChanged(leader.status().latest(), 3, true)));
  }

  @Test
  void aNewServerGetsTheLogAtOnce() {
    TestServer leader = leaderOf("a", "b");
    change(leader, new ConfigurationChange.AddNonvoter(at("c")));
    var request = (AppendEntries) leader.logSentTo("c").getFirst().request();
    assertEquals(3, request.lastIndex());
    assertFalse(leader.status().latest().isVoter(at("c")));
  }

  @Test
  void aNonvoterDoesNotCount() {
    TestServer leader = leaderOf("a", "b");
    change(leader, new ConfigurationChange.AddNonvoter(at("c")));
    leader.acceptAll("b");
    leader.propose("x");
    leader.acceptAll("c");
    leader.acceptAll("c");
    assertEquals(3, leader.status().commitIndex());
  }

  @Test
  void theSecondChangeWaitsForTheFirst() {
    TestServer leader = leaderOf("a", "b", "c");
    change(leader, new ConfigurationChange.AddVoter(at("d")));
    long second = change(leader, new ConfigurationChange.RemoveServer(at("c")));
    assertEquals(Optional.empty(), leader.outcome(second));
    assertEquals(4, leader.status().latest().servers().size());
    leader.acceptAll("b");
    leader.acceptAll("c");
    leader.acceptAll("c");
    assertEquals(Optional.of(new Outcome.Appended(second, 4, 4, 2)), leader.outcome(second));
    assertEquals(List.of(at("a"), at("b"), at("d")), leader.status().latest().voters());
  }

  @Test
  void aChangeWaitsUntilTheLeaderHasCommittedInItsTerm() {
    TestServer leader = TestServer.of("a", "b");
    leader.lead("b");
    long change = change(leader, new ConfigurationChange.AddVoter(at("c")));
    assertEquals(Optional.empty(), leader.outcome(change));
    leader.acceptAll("b");
    assertInstanceOf(Outcome.Appended.class, leader.outcome(change).orElseThrow());
  }

  @Test
  void aChangeThatChangesNothingIsNotAppended() {
    TestServer leader = leaderOf("a", "b");
    long change = change(leader, new ConfigurationChange.AddVoter(at("b")));
    assertEquals(Optional.of(new Outcome.Unchanged(change)), leader.outcome(change));
  }

  @Test
  void theLastVoterStays() {
    TestServer leader = leaderOf("a");
    long change = change(leader, new ConfigurationChange.RemoveServer(at("a")));
    var refused = assertInstanceOf(Outcome.Refused.class, leader.outcome(change).orElseThrow());
    assertEquals(Outcome.Refusal.INVALID, refused.refusal());
  }

  @Test
  void aLeaderThatRemovedItselfStepsDownWhenThatIsCommittedAndStandsNoMore() {
    TestServer leader = leaderOf("a", "b", "c");
    change(leader, new ConfigurationChange.RemoveServer(at("a")));
    assertEquals(RoleName.LEADER, leader.status().role());
    leader.acceptAll("b");
    assertEquals(RoleName.LEADER, leader.status().role());
    leader.acceptAll("c");
    leader.acceptAll("c");
    assertEquals(RoleName.FOLLOWER, leader.status().role());
    assertEquals(3, leader.last().commitIndex());
    leader.advance(Duration.ofMinutes(1));
    assertEquals(RoleName.FOLLOWER, leader.status().role());
  }

  @Test
  void aRemovedServerIsToldThatItIs() {
    TestServer leader = leaderOf("a", "b", "c");
    leader.acceptAll("c");
    change(leader, new ConfigurationChange.RemoveServer(at("c")));
    leader.acceptAll("b");
    leader.acceptAll("c");
    leader.forget();
    leader.advance(Duration.ofMillis(100));
    var last = (AppendEntries) leader.logSentTo("c").getFirst().request();
    assertEquals(3, last.leaderCommitIndex());
    leader.acceptAll("c");
    leader.forget();
    leader.advance(Duration.ofMillis(400));
    assertEquals(List.of(), leader.logSentTo("c"));
    assertEquals(List.of(), leader.sentTo("c", Channel.HEARTBEAT));
  }

  /** Once the simulation's seed 278: woken at once, for ever. */
  @Test
  void aRemovedServerThatHearsNothingIsGivenUpEvenIfTheNextChangeIsOnItsWay() {
    TestServer leader = leaderOf("a", "b", "c");
    change(leader, new ConfigurationChange.RemoveServer(at("c")));
    leader.acceptAll("b");
    change(leader, new ConfigurationChange.AddVoter(at("d")));
    for (int i = 0; i < 4; i++) {
      leader.advance(Duration.ofMillis(400));
      leader.sentTo("b", Channel.HEARTBEAT).forEach(leader::accept);
      leader.sentTo("d", Channel.HEARTBEAT).forEach(leader::accept);
    }
    assertEquals(RoleName.LEADER, leader.status().role());
    assertTrue(leader.last().wakeAtNanos() > leader.nowNanos());
    leader.forget();
    leader.advance(Duration.ofMillis(400));
    assertEquals(List.of(), leader.sentTo("c", Channel.HEARTBEAT));
  }

  /** Once the simulation's seed 57: the leader stepped down in the step that added the voter. */
  @Test
  void aNewVoterHasTheWholeLeaseToBeHeard() {
    TestServer leader = leaderOf("a");
    change(leader, new ConfigurationChange.AddNonvoter(at("b")));
    leader.advance(Duration.ofMinutes(1));
    change(leader, new ConfigurationChange.AddVoter(at("b")));
    leader.advance(Duration.ofMillis(499));
    assertEquals(RoleName.LEADER, leader.status().role());
    leader.advance(Duration.ofMillis(1));
    assertEquals(RoleName.FOLLOWER, leader.status().role());
  }

  @Test
  void theLastVoterLeavesTheLeaderTimeToGo() {
    TestServer follower = TestServer.of("a", "b");
    Command change = new TextConfigurationCodec().encode(Configuration.ofVoters(List.of(at("a"))));
    follower.appends(2, "b", 1, 1, 1, new LogEntry(2, 2, EntryType.CONFIGURATION, change.data()));
    assertEquals(RoleName.FOLLOWER, follower.status().role());
    follower.advance(Duration.ofSeconds(1));
    assertEquals(RoleName.LEADER, follower.status().role());
  }

  @Test
  void aTruncatedConfigurationFallsBackToTheCommittedOne() {
    TestServer follower = TestServer.of("a", "b", "c");
    Command change =
        new TextConfigurationCodec().encode(Configuration.ofVoters(List.of(at("a"), at("b"))));
    follower.appends(2, "b", 1, 1, 1, new LogEntry(2, 2, EntryType.CONFIGURATION, change.data()));
    assertEquals(2, follower.status().latest().servers().size());
    follower.appends(3, "c", 1, 1, 1, entry(2, 3));
    assertEquals(3, follower.status().latest().servers().size());
    assertEquals(1, follower.status().latestIndex());
  }

  @Test
  void aFreshServerWaitsToBeInvited() {
    TestServer server = TestServer.pristine("a");
    server.advance(Duration.ofMinutes(5));
    assertEquals(RoleName.FOLLOWER, server.status().role());
    assertEquals(0, server.status().term());
  }

  @Test
  void aBootstrapWritesTheFirstEntryOnce() {
    TestServer server = TestServer.pristine("a");
    Configuration voters = Configuration.ofVoters(List.of(at("a"), at("b"), at("c")));
    long first = server.request();
    server.step(new Input.Bootstrap(first, voters));
    assertEquals(Optional.of(new Outcome.Appended(first, 1, 1, 1)), server.outcome(first));
    assertEquals(TestServer.bootstrap("a", "b", "c"), server.disk.entry(1));
    long second = server.request();
    server.step(new Input.Bootstrap(second, voters));
    var refused = assertInstanceOf(Outcome.Refused.class, server.outcome(second).orElseThrow());
    assertEquals(Outcome.Refusal.NOT_NOW, refused.refusal());
  }

  @Test
  void aSoleVoterLeadsAsSoonAsItsVoteIsDurable() {
    TestServer server = TestServer.pristine("a");
    server.step(new Input.Bootstrap(1, Configuration.ofVoters(List.of(at("a")))));
    assertEquals(RoleName.LEADER, server.status().role());
    assertEquals(2, server.last().commitIndex());
    assertEquals(0, server.nowNanos());
    assertEquals(List.of(), server.messages);
  }

  private static TestServer leaderOf(String... voters) {
    TestServer leader = TestServer.of(voters);
    if (voters.length > 1) {
      leader.standForLeader();
      for (int i = 1; leader.status().role() != RoleName.LEADER; i++) {
        leader.acceptAll(voters[i]);
      }
      leader.acceptAll(voters[1]);
      if (voters.length > 3) {
        leader.acceptAll(voters[2]);
      }
    }
    return leader;
  }

  private static long change(TestServer leader, ConfigurationChange change) {
    long request = leader.request();
    leader.step(new Input.ChangeConfiguration(request, change));
    return request;
  }
}
