package io.consuljvm.raft.core;

import static io.consuljvm.raft.core.TestServer.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Loyalty to a leader, pre-vote, and what is durable when (wire/raft.md, section 5). */
class ElectionTest {
  @Test
  void aServerWithALeaderRefusesOthersWithoutLookingAtTheirTerm() {
    TestServer voter = TestServer.of("a", "b", "c");
    voter.hears("b", 2);
    assertFalse(voter.asksForVote(9, "c", 9, 9));
    assertEquals(2, voter.status().term());
  }

  @Test
  void loyaltyEndsAfterTheHeartbeatTimeout() {
    TestServer voter = TestServer.of("a", "b", "c");
    voter.hears("b", 2);
    voter.advance(Duration.ofSeconds(1));
    assertEquals(Optional.empty(), voter.status().leader());
    assertTrue(voter.asksForVote(3, "c", 9, 9));
  }

  @Test
  void aGrantedVotePutsOffTheOwnElection() {
    TestServer voter = TestServer.of("a", "b", "c");
    voter.advance(Duration.ofMillis(999));
    assertTrue(voter.asksForVote(2, "b", 1, 1));
    voter.advance(Duration.ofMillis(999));
    assertEquals(RoleName.FOLLOWER, voter.status().role());
  }

  @Test
  void aCandidateIsNotHeardOfBeforeItsOwnVoteIsDurable() {
    TestServer candidate = TestServer.of("a", "b", "c");
    candidate.holdDisk();
    candidate.standForLeader();
    assertEquals(List.of(), candidate.messages);
    candidate.releaseDisk();
    assertEquals(2, candidate.sent(RequestVote.class).size());
  }

  @Test
  void thoseWhoKnowPreVoteAreAskedFirstAndNoTermIsStarted() {
    TestServer server = knowingPreVote("b", "c");
    server.standForLeader();
    assertEquals(1, server.status().term());
    assertEquals(2, server.sent(RequestPreVote.class).size());
    assertEquals(List.of(), server.sent(RequestVote.class));
    server.acceptAll("b");
    assertEquals(2, server.status().term());
    assertEquals(2, server.sent(RequestVote.class).size());
  }

  @Test
  void aServerThatNobodyWouldElectDisturbsNobody() {
    TestServer server = knowingPreVote("b", "c");
    for (int i = 0; i < 20; i++) {
      server.awake();
    }
    assertEquals(1, server.status().term());
    assertEquals(RoleName.CANDIDATE, server.status().role());
  }

  @Test
  void thoseWhoDoNotKnowPreVoteAreTakenForWilling() {
    TestServer server = knowingPreVote("b");
    server.standForLeader();
    assertEquals(2, server.status().term());
    TestServer among = TestServer.of("a", "b", "c", "d", "e");
    among.step(new Input.PreVoteSupport(Set.of(at("b"), at("c"), at("d"))));
    among.standForLeader();
    assertEquals(1, among.status().term());
    among.acceptAll("d");
    assertEquals(2, among.status().term());
  }

  @Test
  void aPreVoteIsAnsweredAsAVoteWouldBeAndPromisesNothing() {
    TestServer voter = TestServer.of("a", "b", "c");
    var ask = new RequestPreVote(2, at("b"), 1, 1);
    assertEquals(new RequestPreVoteResponse(1, true), voter.ask(ask));
    assertEquals(
        new RequestPreVoteResponse(1, true), voter.ask(new RequestPreVote(2, at("c"), 1, 1)));
    assertEquals(
        new RequestPreVoteResponse(1, false), voter.ask(new RequestPreVote(2, at("c"), 0, 0)));
    assertEquals(List.of(), voter.writes);
    voter.hears("b", 1);
    assertEquals(
        new RequestPreVoteResponse(1, false), voter.ask(new RequestPreVote(2, at("c"), 1, 1)));
  }

  @Test
  void aServerThatAsksInAnOldTermLearnsTheNewOne() {
    TestServer server = knowingPreVote("b", "c");
    server.standForLeader();
    server.answer(server.messages.getFirst(), new RequestPreVoteResponse(7, false));
    assertEquals(7, server.status().term());
    assertEquals(RoleName.FOLLOWER, server.status().role());
  }

  private static TestServer knowingPreVote(String... peers) {
    TestServer server = TestServer.of("a", "b", "c");
    server.step(
        new Input.PreVoteSupport(
            Set.copyOf(List.of(peers).stream().map(ServerAddress::new).toList())));
    return server;
  }
}
