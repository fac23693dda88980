package io.consuljvm.gossip.core;

import static io.consuljvm.gossip.core.OneCore.only;
import static io.consuljvm.gossip.core.OneCore.sent;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FailureDetectorTest {

  private final OneCore us = new OneCore();

  @Test
  void aProbeIsDueEverySecond() {
    us.meet(us.node("other", 2));
    us.meet(us.node("third", 3));
    us.meet(us.node("fourth", 4));
    us.hear(new Message.Ack(firstPing().seqNo(), Bytes.EMPTY));
    long first = us.now();

    for (int i = 0; i < 10; i++) {
      us.hear(new Message.Ack(nextPing().seqNo(), Bytes.EMPTY));
    }

    assertEquals(ofSeconds(10).toNanos(), us.now() - first);
  }

  @Test
  void everyoneIsProbedOnceARound() {
    for (int host = 2; host <= 6; host++) {
      us.meet(us.node("n" + host, host));
    }
    firstPing();

    TreeSet<String> probed = new TreeSet<>();
    for (int probe = 0; probe < 10; probe++) {
      Message.Ping ping = nextPing();
      probed.add(ping.node());
      us.hear(new Message.Ack(ping.seqNo(), Bytes.EMPTY));
    }

    assertEquals(5, probed.size());
  }

  @Test
  void silenceIsAnsweredByAskingThreeOthersAndDialling() {
    for (int host = 2; host <= 6; host++) {
      us.meet(us.node("n" + host, host));
    }
    Message.Ping ping = firstPing();

    List<Output> outputs = us.pass(ofMillis(500));

    List<Message.IndirectPing> asked = sent(Message.IndirectPing.class, outputs);
    assertEquals(3, asked.size());
    for (Message.IndirectPing request : asked) {
      assertEquals(ping.seqNo(), request.seqNo());
      assertEquals(ping.node(), request.node());
      assertTrue(request.nack());
    }
    assertEquals(
        List.of(ping),
        only(Output.SendStreamPing.class, outputs).stream()
            .map(Output.SendStreamPing::ping)
            .toList());
  }

  @Test
  void aNodeThatNobodyReachesIsSuspectedAtTheEndOfTheInterval() {
    us.meet(us.node("other", 2));
    firstPing();

    us.pass(ofMillis(999));
    assertEquals(NodeState.ALIVE, us.known("other").state());
    us.pass(ofMillis(1));
    assertEquals(NodeState.SUSPECT, us.known("other").state());
  }

  @Test
  void anIndirectAckSavesTheNode() {
    us.meet(us.node("other", 2));
    us.meet(us.node("third", 3));
    Message.Ping ping = firstPing();
    us.pass(ofMillis(700));

    us.hear(new Message.Ack(ping.seqNo(), Bytes.EMPTY));
    us.pass(ofMillis(299));

    assertEquals(NodeState.ALIVE, us.known(ping.node()).state());
  }

  @Test
  void anAnswerOverTheStreamSavesTheNode() {
    us.meet(us.node("other", 2));
    Message.Ping ping = firstPing();
    us.pass(ofMillis(500));
    us.step(new Input.StreamPingAnswered(us.now(), ping.seqNo(), true));

    List<Output> outputs = us.pass(ofMillis(500));

    assertEquals(NodeState.ALIVE, us.known("other").state());
    assertTrue(
        only(Output.Notice.class, outputs).stream()
            .anyMatch(notice -> notice.severity() == Output.Severity.WARN));
  }

  @Test
  void missingNacksMakeUsDoubtOurselvesAndProbeSlower() {
    for (int host = 2; host <= 5; host++) {
      us.meet(us.node("n" + host, host));
    }
    Message.Ping ping = firstPing();
    us.pass(ofMillis(500));
    us.hear(new Message.Nack(ping.seqNo()));
    us.pass(ofMillis(500));
    assertEquals(4, us.core.stats().healthScore(), "two of three nacks missing");

    us.pass(ofMillis(4_999));
    assertEquals(4, us.core.stats().healthScore());
    us.pass(ofMillis(1));
    assertEquals(7, us.core.stats().healthScore(), "the next verdict took five intervals");
  }

  @Test
  void anAckEasesTheDoubt() {
    us.hear(new Message.Suspect(1, OneCore.NAME, "third"));
    assertEquals(1, us.core.stats().healthScore());
    us.meet(us.node("other", 2));

    us.hear(new Message.Ack(firstPing().seqNo(), Bytes.EMPTY));

    assertEquals(0, us.core.stats().healthScore());
  }

  @Test
  void aSuspectIsToldWithThePing() {
    us.meet(us.node("other", 2));
    us.hear(new Message.Suspect(1, "other", "third"));

    Output.SendPacket packet = us.passUntil(ofSeconds(2), Output.SendPacket.class).orElseThrow();
    while (packet.parts().getFirst() instanceof Message.Suspect) {
      packet = us.passUntil(ofSeconds(2), Output.SendPacket.class).orElseThrow();
    }

    assertTrue(packet.compound());
    assertTrue(packet.checksum());
    assertEquals(new Message.Suspect(1, "other", OneCore.NAME), packet.parts().get(1));
  }

  @Test
  void aPingIsAnsweredWhereItCameFrom() {
    Endpoint from = new Endpoint(OneCore.endpoint(5).address(), 40_000);

    List<Output> outputs = us.hearFrom(from, new Message.Ping(42, OneCore.NAME));

    Output.SendPacket answer = only(Output.SendPacket.class, outputs).getFirst();
    assertEquals(from, answer.to());
    assertEquals(42, ((Message.Ack) answer.parts().getFirst()).seqNo());
  }

  @Test
  void aPingForSomebodyElseIsNotAnswered() {
    assertEquals(List.of(), sent(Message.Ack.class, us.hear(new Message.Ping(42, "other"))));
    assertEquals(1, sent(Message.Ack.class, us.hear(new Message.Ping(42, ""))).size());
  }

  @Test
  void aPingOverAStreamIsAnsweredWithoutACoordinate() {
    List<Output> outputs =
        us.step(new Input.StreamPingReceived(us.now(), 5, new Message.Ping(9, OneCore.NAME)));
    assertEquals(
        List.of(new Output.AnswerStreamPing(5, Optional.of(new Message.Ack(9, Bytes.EMPTY)))),
        only(Output.AnswerStreamPing.class, outputs));

    List<Output> foreign =
        us.step(new Input.StreamPingReceived(us.now(), 6, new Message.Ping(9, "other")));
    assertEquals(
        List.of(new Output.AnswerStreamPing(6, Optional.empty())),
        only(Output.AnswerStreamPing.class, foreign));
  }

  @Test
  void anIndirectPingIsRelayedBothWays() {
    Endpoint requester = OneCore.endpoint(7);

    Message.Ping relayed =
        sent(
                Message.Ping.class,
                us.hearFrom(
                    requester, new Message.IndirectPing(70, OneCore.endpoint(8), "target", true)))
            .getFirst();
    List<Output> outputs = us.hear(new Message.Ack(relayed.seqNo(), Bytes.ofUtf8("coordinate")));

    assertEquals("target", relayed.node());
    assertEquals(List.of(new Message.Ack(70, Bytes.EMPTY)), sent(Message.Ack.class, outputs));
    assertEquals(requester, only(Output.SendPacket.class, outputs).getFirst().to());
    assertEquals(List.of(), sent(Message.Nack.class, us.pass(ofSeconds(1))));
  }

  @Test
  void silenceOnAnIndirectPingIsReportedIfAskedFor() {
    us.hear(new Message.IndirectPing(70, OneCore.endpoint(8), "target", true));
    us.hear(new Message.IndirectPing(71, OneCore.endpoint(8), "target", false));

    assertEquals(List.of(new Message.Nack(70)), sent(Message.Nack.class, us.pass(ofMillis(500))));
  }

  @Test
  void indirectPingsUnderWayAreBounded() {
    for (int i = 0; i < 3 * Limits.RELAYED_PINGS; i++) {
      us.hear(new Message.IndirectPing(i, OneCore.endpoint(8), "target", true));
    }

    assertEquals(Limits.RELAYED_PINGS, sent(Message.Nack.class, us.pass(ofMillis(500))).size());
  }

  private Message.Ping firstPing() {
    return nextPing();
  }

  /** Passes time until the next probe starts. */
  private Message.Ping nextPing() {
    while (true) {
      Output.SendPacket packet = us.passUntil(ofSeconds(20), Output.SendPacket.class).orElseThrow();
      if (packet.parts().getFirst() instanceof Message.Ping ping) {
        return ping;
      }
    }
  }
}
