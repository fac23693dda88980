package io.consuljvm.gossip.core;

import static io.consuljvm.gossip.core.OneCore.events;
import static io.consuljvm.gossip.core.OneCore.results;
import static io.consuljvm.gossip.core.OneCore.sent;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserEventsTest {

  private static final Bytes PAYLOAD = Bytes.ofUtf8("payload");

  @Test
  void everyMemberHearsAnEventOnce() {
    Pool pool = new Pool(5);

    pool.step(2, now -> new Input.FireUserEvent(now, 9, "deploy", PAYLOAD, false));
    pool.run(ofSeconds(5));

    for (int member = 0; member < 5; member++) {
      assertEquals(
          List.of(new Event.UserEvent(1, "deploy", PAYLOAD, false)), pool.userEvents(member));
    }
  }

  @Test
  void differentEventsOfOneTimeAreAllDelivered() {
    OneCore us = new OneCore();

    assertEquals(1, events(us.hear(event(5, "a"))).size());
    assertEquals(1, events(us.hear(event(5, "b"))).size());
    assertEquals(0, events(us.hear(event(5, "a"))).size());
  }

  @Test
  void anEventIsPassedOnInTheBytesItCameIn() {
    OneCore us = new OneCore();
    us.meet(us.node("other", 2));
    Message.User original =
        new Message.User(
            new SerfMessage.UserEvent(5, "a", PAYLOAD, false),
            Optional.of(Bytes.ofUtf8("bytes with fields from the future")));

    us.hear(original);

    assertTrue(sent(Message.User.class, us.pass(ofSeconds(1))).contains(original));
  }

  @Test
  void eventsOutOfTheWindowAreDropped() {
    OneCore us = new OneCore();
    us.hear(event(1000, "now"));

    assertEquals(1, events(us.hear(event(1001 - 512, "just in"))).size());
    assertEquals(0, events(us.hear(event(1000 - 512, "too old"))).size());
  }

  @Test
  void theEndOfTimeMovesNoClock() {
    OneCore us = new OneCore();

    us.hear(event(-1L, "last"));
    us.hear(Message.User.ours(new SerfMessage.JoinIntent(-1L, "other")));
    us.step(new Input.FireUserEvent(us.now(), 1, "mine", PAYLOAD, false));

    assertEquals(2, us.core.stats().eventTime());
    assertEquals(1, us.core.stats().memberTime());
  }

  @Test
  void oneTimeHoldsABoundedNumberOfEvents() {
    OneCore us = new OneCore();
    int delivered = 0;

    for (int i = 0; i < 2000; i++) {
      delivered += events(us.hear(event(5, "forged-" + i))).size();
    }

    assertEquals(Limits.PER_SLOT, delivered);
  }

  @Test
  void anEventOverTheLimitIsRefused() {
    OneCore us = new OneCore();

    assertEquals(
        List.of(Optional.of("user event exceeds limit of 512 bytes")),
        results(
            us.step(new Input.FireUserEvent(us.now(), 1, "name", Bytes.of(new byte[509]), false))));
    assertEquals(
        List.of(Optional.empty()),
        results(
            us.step(new Input.FireUserEvent(us.now(), 1, "name", Bytes.of(new byte[508]), false))));
  }

  @Test
  void whoJoinsHearsOfOldEventsOnlyIfItWants() {
    assertEquals(0, oldEventsHeard(true));
    assertEquals(1, oldEventsHeard(false));
  }

  private static int oldEventsHeard(boolean ignoreOld) {
    Pool pool = new Pool(2);
    pool.step(0, now -> new Input.FireUserEvent(now, 1, "old", PAYLOAD, false));
    pool.run(ofSeconds(5));
    Simulation.Process late = pool.simulation.add();
    late.start();

    late.step(
        new Input.Join(pool.simulation.now(), 5, List.of(pool.member(0).endpoint()), ignoreOld));
    pool.run(ofSeconds(5));

    return pool.userEvents(2).size();
  }

  @Test
  void aRestartedMemberDoesNotHearAgain() {
    OneCore us = new OneCore();
    us.step(new Input.Start(us.now(), new Restored(3, 7, 2, List.of(), Optional.empty())));

    assertEquals(0, events(us.hear(event(7, "before"))).size());
    assertEquals(1, events(us.hear(event(8, "after"))).size());
  }

  private static Message event(long time, String name) {
    return Message.User.ours(new SerfMessage.UserEvent(time, name, PAYLOAD, false));
  }
}
