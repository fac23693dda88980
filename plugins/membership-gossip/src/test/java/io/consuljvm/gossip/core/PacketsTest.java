package io.consuljvm.gossip.core;

import static io.consuljvm.gossip.core.OneCore.only;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PacketsTest {

  @Test
  void noPacketIsLargerThanItsBudget() {
    OneCore us = new OneCore();
    crowd(us);

    int largest = largest(us);

    // The length of the message that the others ride on is not counted, as in the original.
    assertTrue(largest <= Limits.PACKET_BYTES + Limits.PART_BYTES, "largest: " + largest);
    assertTrue(largest > Limits.PACKET_BYTES - 200, "nearly full: " + largest);
  }

  @Test
  void encryptionTakesItsShareOfThePacket() {
    OneCore us = new OneCore(PacketsTest::encrypted);
    crowd(us);

    int largest = largest(us);

    assertTrue(
        largest <= Limits.PACKET_BYTES + Limits.PART_BYTES - Limits.ENCRYPTION_BYTES,
        "largest: " + largest);
  }

  @Test
  void gossipIsACompoundEvenOfOne() {
    OneCore us = new OneCore();
    us.meet(us.node("other", 2));
    us.pass(ofSeconds(5));
    us.hear(new Message.Alive(2, us.node("other", 2)));

    Output.SendPacket gossip =
        only(Output.SendPacket.class, us.pass(ofSeconds(1))).stream()
            .filter(packet -> packet.parts().getFirst() instanceof Message.Alive)
            .findFirst()
            .orElseThrow();

    assertEquals(1, gossip.parts().size());
    assertTrue(gossip.compound());
    assertTrue(gossip.checksum());
  }

  @Test
  void anAnswerAloneGoesBare() {
    OneCore us = new OneCore();
    us.meet(us.node("other", 2));
    us.pass(ofSeconds(5));

    Output.SendPacket ack =
        only(Output.SendPacket.class, us.hear(new Message.Ping(1, OneCore.NAME))).getFirst();

    assertEquals(1, ack.parts().size());
    assertFalse(ack.compound());
    assertFalse(ack.checksum());
  }

  @Test
  void broadcastsRideOnAnswers() {
    OneCore us = new OneCore();
    us.step(new Input.FireUserEvent(us.now(), 1, "deploy", Bytes.EMPTY, false));
    us.step(new Input.StartQuery(us.now(), 2, "load", Bytes.EMPTY, QueryOptions.DEFAULT));
    us.meet(us.node("other", 2));
    us.step(new Input.RemoveFailedMember(us.now(), 3, "third"));

    Output.SendPacket ack =
        only(Output.SendPacket.class, us.hear(new Message.Ping(1, OneCore.NAME))).getFirst();

    assertTrue(ack.compound());
    assertEquals(
        List.of("Ack", "Alive", "Alive", "LeaveIntent", "Query", "UserEvent"),
        ack.parts().stream().map(PacketsTest::kind).toList());
  }

  private static String kind(Message message) {
    return message instanceof Message.User user
        ? user.body().getClass().getSimpleName()
        : message.getClass().getSimpleName();
  }

  private static void crowd(OneCore us) {
    for (int host = 2; host < 100; host++) {
      us.meet(us.node("a-rather-long-name-" + host, host));
      us.step(new Input.FireUserEvent(us.now(), host, "event", Bytes.ofUtf8("x" + host), false));
    }
  }

  private static int largest(OneCore us) {
    int largest = 0;
    for (Output.SendPacket packet : only(Output.SendPacket.class, us.pass(ofSeconds(3)))) {
      int size = Limits.COMPOUND_BYTES;
      for (Message part : packet.parts()) {
        size += Limits.PART_BYTES + us.codec.sizeOf(part);
      }
      largest = Math.max(largest, size);
    }
    return largest;
  }

  private static GossipConfig encrypted(GossipConfig config) {
    return new GossipConfig(
        config.name(),
        config.advertised(),
        config.bindPort(),
        config.versions(),
        config.tags(),
        config.timing(),
        config.serfTiming(),
        Optional.of(new Keyring(List.of(Bytes.ofUtf8("0123456789abcdef")))),
        config.mergeRule(),
        true,
        true,
        true);
  }
}
