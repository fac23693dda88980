package io.consuljvm.gossip.core;

import static io.consuljvm.gossip.core.OneCore.memberEvents;
import static io.consuljvm.gossip.core.OneCore.sent;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeRulesTest {

  private final OneCore us = new OneCore();
  private final Node other = us.node("other", 2);

  @Test
  void anUnknownNodeThatIsAliveJoins() {
    List<Output> outputs = us.meet(other);

    assertEquals(List.of(Event.MemberEvent.Type.JOIN), memberEvents("other", outputs));
    assertEquals(NodeState.ALIVE, us.known("other").state());
  }

  @Test
  void newsOfANodeIsPassedOn() {
    us.meet(other);

    assertTrue(
        sent(Message.Alive.class, us.pass(ofSeconds(1))).contains(new Message.Alive(1, other)));
  }

  @Test
  void onlyAHigherIncarnationRevivesTheDead() {
    us.meet(other);
    us.hear(new Message.Dead(1, "other", "third"));

    List<Output> same = us.hear(new Message.Alive(1, other));
    assertEquals(List.of(), memberEvents("other", same));
    assertEquals(MemberStatus.FAILED, us.status("other"));

    List<Output> higher = us.hear(new Message.Alive(2, other));
    assertEquals(List.of(Event.MemberEvent.Type.JOIN), memberEvents("other", higher));
    assertEquals(MemberStatus.ALIVE, us.status("other"));
  }

  @Test
  void accusationsOfAnOlderIncarnationAreIgnored() {
    us.hear(new Message.Alive(5, other));

    us.hear(new Message.Suspect(4, "other", "third"), new Message.Dead(4, "other", "third"));

    assertEquals(NodeState.ALIVE, us.known("other").state());
  }

  @Test
  void nobodyIsSuspectedUnknown() {
    us.hear(new Message.Suspect(1, "stranger", "third"), new Message.Dead(1, "stranger", "third"));

    assertFalse(us.knows("stranger"));
  }

  @Test
  void changedTagsOfALivingNodeAreAnUpdate() {
    us.meet(other);
    Node changed = other.withMeta(us.codec.encodeTags(Tags.of(Map.of("role", "db"))));

    List<Output> outputs = us.hear(new Message.Alive(2, changed));

    assertEquals(List.of(Event.MemberEvent.Type.UPDATE), memberEvents("other", outputs));
    assertEquals("db", us.core.member("other").orElseThrow().tags().get("role").orElseThrow());
  }

  @Test
  void weRefuteASuspicionWithAHigherIncarnationThanItNames() {
    us.hear(new Message.Suspect(7, OneCore.NAME, "third"));

    assertEquals(8, us.known(OneCore.NAME).incarnation());
    us.meet(other);
    assertTrue(
        sent(Message.Alive.class, us.pass(ofSeconds(1))).stream()
            .anyMatch(
                alive -> alive.node().name().equals(OneCore.NAME) && alive.incarnation() == 8));
    assertEquals(1, us.core.stats().healthScore());
  }

  @Test
  void weRefuteOurDeath() {
    us.hear(new Message.Dead(1, OneCore.NAME, "third"));

    assertEquals(2, us.known(OneCore.NAME).incarnation());
    assertEquals(MemberStatus.ALIVE, us.status(OneCore.NAME));
  }

  @Test
  void weRefuteAFormerSelfWithOtherTags() {
    Node former =
        us.node(OneCore.NAME, 1).withMeta(us.codec.encodeTags(Tags.of(Map.of("role", "old"))));

    us.hear(new Message.Alive(1, former));

    assertEquals(2, us.known(OneCore.NAME).incarnation());
  }

  @Test
  void ourOwnWordComingBackNeedsNoRefutation() {
    us.hear(new Message.Alive(1, us.node(OneCore.NAME, 1)));

    assertEquals(1, us.known(OneCore.NAME).incarnation());
  }

  @Test
  void aNameAtAnotherAddressIsAConflictAndChangesNothing() {
    us.meet(other);

    us.hear(new Message.Alive(9, us.node("other", 3)));

    assertEquals(OneCore.endpoint(2), us.known("other").node().endpoint());
    assertEquals(1, us.known("other").incarnation());
  }

  @Test
  void everyConfirmationShortensTheSuspicion() {
    assertEquals(30_000, suspicionMillis());
    assertEquals(17_500, suspicionMillis("a"));
    assertEquals(10_187, suspicionMillis("a", "b"));
    assertEquals(5_000, suspicionMillis("a", "b", "c"));
    assertEquals(5_000, suspicionMillis("a", "b", "c", "d"));
    assertEquals(17_500, suspicionMillis("a", "a", "accuser"), "each voice counts once");
  }

  /** How long a suspicion lasts in a pool of six that answers no pings, all confirming at once. */
  private static long suspicionMillis(String... confirmers) {
    OneCore us = new OneCore();
    for (int host = 2; host <= 6; host++) {
      us.meet(us.node("n" + host, host));
    }
    us.hear(new Message.Suspect(1, "n2", "accuser"));
    for (String confirmer : confirmers) {
      us.hear(new Message.Suspect(1, "n2", confirmer));
    }
    long start = us.now();
    while (us.known("n2").state() == NodeState.SUSPECT) {
      // Our own probes must not add a voice.
      for (Message.Ping ping : sent(Message.Ping.class, us.pass(ofMillis(1)))) {
        us.hear(new Message.Ack(ping.seqNo(), Bytes.EMPTY));
      }
    }
    return (us.now() - start) / 1_000_000;
  }

  @Test
  void aConfirmationThatIsNewsIsPassedOn() {
    for (int host = 2; host <= 6; host++) {
      us.meet(us.node("n" + host, host));
    }
    us.pass(ofSeconds(3));
    us.hear(new Message.Suspect(1, "n2", "a"));
    us.hear(new Message.Suspect(1, "n2", "b"));

    assertTrue(
        sent(Message.Suspect.class, us.pass(ofSeconds(1)))
            .contains(new Message.Suspect(1, "n2", "b")));
  }

  @Test
  void aSuspectThatRefutesStaysAMember() {
    us.meet(other);
    us.hear(new Message.Suspect(1, "other", "third"));

    List<Output> outputs = us.hear(new Message.Alive(2, other));

    assertEquals(List.of(), memberEvents("other", outputs));
    assertEquals(NodeState.ALIVE, us.known("other").state());
    assertEquals(null, us.known("other").suspicion());
  }

  @Test
  void aPurgedNodeIsNotRevivedByOldNewsButTold() {
    us.meet(other);
    us.hear(new Message.Dead(1, "other", "third"));
    us.pass(ofSeconds(3));
    assertFalse(us.knows("other"), "purged");

    List<Output> outputs = us.hear(new Message.Alive(1, other));

    assertFalse(us.knows("other"));
    assertEquals(
        List.of(new Message.Suspect(1, "other", OneCore.NAME)),
        sent(Message.Suspect.class, outputs));

    us.hear(new Message.Alive(2, other));
    assertEquals(MemberStatus.ALIVE, us.status("other"));
  }

  @Test
  void aPurgedNameIsReclaimedFromAnotherAddress() {
    us.meet(other);
    us.hear(new Message.Dead(5, "other", "third"));
    us.pass(ofSeconds(3));

    us.hear(new Message.Alive(1, us.node("other", 3)));

    assertEquals(MemberStatus.ALIVE, us.status("other"));
    assertEquals(OneCore.endpoint(3), us.core.member("other").orElseThrow().endpoint());
  }

  @Test
  void aMissingPortIsOurs() {
    Node portless =
        new Node("other", OneCore.endpoint(2).withPort(0), Bytes.EMPTY, other.versions());

    us.hear(new Message.Alive(1, portless));

    assertEquals(OneCore.endpoint(2), us.known("other").node().endpoint());
  }

  @Test
  void aHundredThousandForgedSuspicionsLeaveNothingBehind() {
    us.meet(other);
    for (int i = 0; i < 100_000; i++) {
      us.hear(new Message.Suspect(1, "other", "forger-" + i));
      us.hear(new Message.Suspect(i, OneCore.NAME, "forger-" + i));
    }

    assertTrue(us.core.serf().memberlist().broadcasts().size() <= 2);
    assertEquals(7, us.core.stats().healthScore());
    assertEquals(MemberStatus.ALIVE, us.status(OneCore.NAME));
  }

  @Test
  void theMergeRuleDecidesAboutEveryNewcomer() {
    OneCore picky =
        new OneCore(config ->
            new GossipConfig(
                config.name(),
                config.advertised(),
                config.bindPort(),
                config.versions(),
                config.tags(),
                config.timing(),
                config.serfTiming(),
                config.keyring(),
                members ->
                    members.stream()
                        .filter(member -> member.name().startsWith("bad"))
                        .findFirst()
                        .map(member -> "Member '" + member.name() + "' is bad"),
                true,
                true,
                true));

    picky.hear(new Message.Alive(1, picky.node("bad-one", 2)));
    picky.hear(new Message.Alive(1, picky.node("good-one", 3)));

    assertFalse(picky.knows("bad-one"));
    assertTrue(picky.knows("good-one"));
  }
}
