package io.consuljvm.gossip.core;

import static io.consuljvm.gossip.core.OneCore.events;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoalescingTest {

  private final OneCore us = new OneCore(CoalescingTest::coalescing);

  @Test
  void joinsCloseToEachOtherAreOneEvent() {
    us.pass(ofSeconds(1));
    List<Output> outputs = new ArrayList<>();
    outputs.addAll(us.meet(us.node("a", 2)));
    outputs.addAll(us.meet(us.node("b", 3)));
    assertEquals(List.of(), events(outputs));

    Event.MemberEvent joined = (Event.MemberEvent) events(us.pass(ofMillis(600))).getFirst();

    assertEquals(Event.MemberEvent.Type.JOIN, joined.type());
    assertEquals(List.of("a", "b"), joined.members().stream().map(Member::name).toList());
  }

  @Test
  void aMemberThatComesAndGoesIsToldOfAsItIs() {
    us.meet(us.node("a", 2));
    us.pass(ofSeconds(1));
    us.hear(new Message.Dead(1, "a", "third"));
    us.hear(new Message.Alive(2, us.node("a", 2)));

    assertEquals(List.of(), events(us.pass(ofSeconds(1))), "it is there, as was told before");
  }

  @Test
  void eventsThatKeepComingAreToldOfAfterThePeriod() {
    us.pass(ofSeconds(1));
    List<Event> events = new ArrayList<>();
    for (int host = 2; host < 12; host++) {
      us.meet(us.node("n" + host, host));
      events.addAll(events(us.pass(ofMillis(400))));
    }

    assertEquals(1, events.size());
  }

  @Test
  void ofUserEventsThatAllowItTheLatestIsTold() {
    us.pass(ofSeconds(1));
    us.hear(user(5, "deploy", true));
    us.hear(user(7, "deploy", true));
    us.hear(user(6, "deploy", true));

    assertEquals(
        List.of(new Event.UserEvent(7, "deploy", Bytes.EMPTY, true)),
        events(us.pass(ofSeconds(1))));
    assertEquals(1, events(us.hear(user(8, "deploy", false))).size());
  }

  private static Message user(long time, String name, boolean coalesce) {
    return Message.User.ours(new SerfMessage.UserEvent(time, name, Bytes.EMPTY, coalesce));
  }

  private static GossipConfig coalescing(GossipConfig config) {
    SerfTiming.Coalescing coalescing = new SerfTiming.Coalescing(ofSeconds(3), ofMillis(500));
    return new GossipConfig(
        config.name(),
        config.advertised(),
        config.bindPort(),
        config.versions(),
        config.tags(),
        config.timing(),
        config.serfTiming().withCoalescing(coalescing, coalescing),
        config.keyring(),
        config.mergeRule(),
        true,
        true,
        true);
  }
}
