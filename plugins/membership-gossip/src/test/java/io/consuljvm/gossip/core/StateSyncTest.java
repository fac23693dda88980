package io.consuljvm.gossip.core;

import static io.consuljvm.gossip.core.OneCore.only;
import static io.consuljvm.gossip.core.OneCore.sentBodies;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateSyncTest {

  private final OneCore us = new OneCore();
  private final Node other = us.node("other", 2);

  @Test
  void theAnswerIsWhatWeKnewBeforeTheMerge() {
    List<Output> outputs =
        us.step(new Input.PushPullReceived(us.now(), 3, state(true, other, NodeState.ALIVE)));

    Output.AnswerPushPull answer = only(Output.AnswerPushPull.class, outputs).getFirst();
    assertEquals(3, answer.exchange());
    assertTrue(answer.local().join());
    assertEquals(
        List.of(OneCore.NAME),
        answer.local().nodes().stream().map(entry -> entry.node().name()).toList());
    assertTrue(us.knows("other"));
  }

  @Test
  void secondHandDeathIsOnlyASuspicion() {
    us.meet(other);

    us.step(new Input.PushPullReceived(us.now(), 3, state(false, other, NodeState.DEAD)));

    assertEquals(NodeState.SUSPECT, us.known("other").state());
  }

  @Test
  void entriesOfNodesThatLeftAreIgnored() {
    us.meet(other);

    us.step(new Input.PushPullReceived(us.now(), 3, state(false, other, NodeState.LEFT)));

    assertEquals(NodeState.ALIVE, us.known("other").state());
  }

  @Test
  void targetsAreJoinedOneAfterTheOther() {
    Endpoint first = OneCore.endpoint(2);
    Endpoint second = OneCore.endpoint(3);

    Output.StartPushPull toFirst =
        only(
                Output.StartPushPull.class,
                us.step(new Input.Join(us.now(), 5, List.of(first, second), true)))
            .getFirst();
    assertEquals(first, toFirst.to());
    assertTrue(toFirst.local().join());
    Output.StartPushPull toSecond =
        only(
                Output.StartPushPull.class,
                us.step(new Input.PushPullFailed(us.now(), toFirst.exchange(), "refused")))
            .getFirst();
    assertEquals(second, toSecond.to());
    List<Output> outputs =
        us.step(
            new Input.PushPullAnswered(
                us.now(), toSecond.exchange(), state(true, other, NodeState.ALIVE)));

    assertEquals(
        List.of(new Output.Joined(5, 1, List.of(new Output.JoinFailure(first, "refused")))),
        only(Output.Joined.class, outputs));
    assertTrue(us.knows("other"));
    assertFalse(sentBodies(SerfMessage.JoinIntent.class, us.pass(ofSeconds(1))).isEmpty());
  }

  @Test
  void aJoinThatReachesNobodySaysWhy() {
    Output.StartPushPull start =
        only(
                Output.StartPushPull.class,
                us.step(new Input.Join(us.now(), 5, List.of(other.endpoint()), true)))
            .getFirst();

    List<Output> outputs = us.step(new Input.PushPullFailed(us.now(), start.exchange(), "refused"));

    assertEquals(
        List.of(
            new Output.Joined(5, 0, List.of(new Output.JoinFailure(other.endpoint(), "refused")))),
        only(Output.Joined.class, outputs));
  }

  @Test
  void aRefusedMergeChangesNothingAndFailsTheJoin() {
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
                        .filter(member -> member.name().equals("other"))
                        .findFirst()
                        .map(member ->
                            "Member '%s' part of wrong datacenter 'dc9'".formatted(member.name())),
                true,
                true,
                true));
    Output.StartPushPull start =
        only(
                Output.StartPushPull.class,
                picky.step(new Input.Join(picky.now(), 5, List.of(other.endpoint()), true)))
            .getFirst();

    List<Output> outputs =
        picky.step(
            new Input.PushPullAnswered(
                picky.now(), start.exchange(), state(true, other, NodeState.ALIVE)));

    assertEquals(
        "Member 'other' part of wrong datacenter 'dc9'",
        only(Output.Joined.class, outputs).getFirst().failures().getFirst().cause());
    assertFalse(picky.knows("other"));
  }

  @Test
  void incompatibleVersionsAreNotMerged() {
    Node newer =
        new Node("other", other.endpoint(), other.meta(), new VersionVector(3, 7, 6, 2, 4, 4));
    Output.StartPushPull start =
        only(
                Output.StartPushPull.class,
                us.step(new Input.Join(us.now(), 5, List.of(other.endpoint()), true)))
            .getFirst();

    List<Output> outputs =
        us.step(
            new Input.PushPullAnswered(
                us.now(), start.exchange(), state(true, newer, NodeState.ALIVE)));

    assertEquals(
        "Node 'other' protocol version (6) is incompatible: [3, 5]",
        only(Output.Joined.class, outputs).getFirst().failures().getFirst().cause());
    assertFalse(us.knows("other"));
  }

  @Test
  void incompatibleDelegateVersionsAreNamed() {
    Node newer =
        new Node("other", other.endpoint(), other.meta(), new VersionVector(1, 5, 2, 5, 6, 6));

    assertEquals(
        Optional.of("Node 'other' delegate protocol version (6) is incompatible: [5, 5]"),
        ProtocolCheck.problem(
            List.of(
                new PushPull.Entry(newer, 1, NodeState.ALIVE),
                new PushPull.Entry(
                    new Node(
                        "third",
                        other.endpoint(),
                        other.meta(),
                        new VersionVector(1, 5, 2, 2, 5, 5)),
                    1,
                    NodeState.ALIVE)),
            List.of()));
  }

  @Test
  void aRandomNodeIsSyncedWithEveryThirtySeconds() {
    us.meet(other);
    int exchanges = 0;
    for (int second = 0; second < 120; second++) {
      for (Output output : us.pass(ofSeconds(1))) {
        if (output instanceof Output.StartPushPull start) {
          assertFalse(start.local().join());
          us.step(
              new Input.PushPullAnswered(
                  us.now(), start.exchange(), state(false, other, NodeState.ALIVE)));
          exchanges++;
        } else if (output instanceof Output.SendPacket packet
            && packet.parts().getFirst() instanceof Message.Ping ping) {
          us.hear(new Message.Ack(ping.seqNo(), Bytes.EMPTY));
        }
      }
    }

    assertTrue(exchanges == 3 || exchanges == 2, "exchanges: " + exchanges);
  }

  @Test
  void afterAStartOneKnownMemberIsEnough() {
    Restored restored =
        new Restored(
            4,
            5,
            6,
            List.of(
                new SnapshotRecord.Alive(OneCore.NAME, OneCore.OURS),
                new SnapshotRecord.Alive("other", other.endpoint())),
            Optional.empty());
    OneCore again = new OneCore();

    List<Output> outputs = again.step(new Input.Start(again.now(), restored));

    Output.StartPushPull start = only(Output.StartPushPull.class, outputs).getFirst();
    assertEquals(other.endpoint(), start.to());
    assertEquals(
        List.of(),
        only(
            Output.StartPushPull.class,
            again.step(
                new Input.PushPullAnswered(
                    again.now(), start.exchange(), state(true, other, NodeState.ALIVE)))));
  }

  private static PushPull state(boolean join, Node node, NodeState state) {
    return new PushPull(join, List.of(new PushPull.Entry(node, 1, state)), Optional.empty());
  }
}
