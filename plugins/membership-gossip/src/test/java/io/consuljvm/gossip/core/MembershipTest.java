package io.consuljvm.gossip.core;

import static io.consuljvm.gossip.core.OneCore.results;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MembershipTest {

  @Test
  void twoNodesThatJoinSeeEachOther() {
    Simulation simulation = new Simulation(1, Timing.lan());
    Simulation.Process one = simulation.add();
    Simulation.Process other = simulation.add();
    one.start();
    other.start();

    one.join(other);
    simulation.run(ofSeconds(1));

    assertEquals(2, one.core().members().size());
    assertEquals(2, other.core().members().size());
  }

  @Test
  void aGracefulLeaveIsSeenAsOne() {
    Pool pool = new Pool(4);

    pool.step(1, now -> new Input.Leave(now, 9));
    assertEquals(PoolState.LEAVING, pool.member(1).core().state());
    pool.run(ofSeconds(5));

    assertEquals(PoolState.LEFT, pool.member(1).core().state());
    assertEquals(List.of(new Output.Done(9, Optional.empty())), pool.all(1, Output.Done.class));
    for (int observer : new int[] {0, 2, 3}) {
      assertEquals(MemberStatus.LEFT, pool.status(observer, 1));
      assertEquals(Event.MemberEvent.Type.LEAVE, pool.memberEvents(observer, "node-1").getLast());
    }
  }

  @Test
  void aSilentDeathIsSeenAsAFailure() {
    Pool pool = new Pool(4);

    pool.member(1).kill();
    pool.run(ofSeconds(40));

    assertEquals(MemberStatus.FAILED, pool.status(0, 1));
    assertEquals(Event.MemberEvent.Type.FAILED, pool.memberEvents(0, "node-1").getLast());
  }

  @Test
  void aForcedLeaveTurnsAFailureIntoALeave() {
    Pool pool = new Pool(4);
    pool.member(1).kill();
    pool.run(ofSeconds(40));

    pool.step(0, now -> new Input.RemoveFailedMember(now, 9, "node-1"));
    pool.run(ofSeconds(5));

    assertEquals(MemberStatus.LEFT, pool.status(0, 1));
    assertEquals(MemberStatus.LEFT, pool.status(3, 1));
    assertEquals(Event.MemberEvent.Type.LEAVE, pool.memberEvents(3, "node-1").getLast());
    assertEquals(List.of(new Output.Done(9, Optional.empty())), pool.all(0, Output.Done.class));
  }

  @Test
  void aLivingMemberRefutesAForcedLeave() {
    Pool pool = new Pool(4);

    pool.step(0, now -> new Input.RemoveFailedMember(now, 9, "node-1"));
    assertEquals(MemberStatus.LEAVING, pool.status(0, 1));
    pool.run(ofSeconds(5));

    for (int observer = 0; observer < 4; observer++) {
      assertEquals(MemberStatus.ALIVE, pool.status(observer, 1));
    }
  }

  @Test
  void aFailedMemberThatComesBackIsAMemberAgain() {
    Pool pool = new Pool(4);
    pool.member(1).kill();
    pool.run(ofSeconds(60));

    pool.member(1).restart();
    pool.member(1).join(pool.member(0));
    pool.run(ofSeconds(5));

    for (int observer = 0; observer < 4; observer++) {
      assertEquals(MemberStatus.ALIVE, pool.status(observer, 1));
      assertEquals(MemberStatus.ALIVE, pool.status(1, observer));
    }
  }

  @Test
  void aMemberThatLeftMayComeBack() {
    Pool pool = new Pool(4);
    pool.step(1, now -> new Input.Leave(now, 9));
    pool.run(ofSeconds(10));
    pool.member(1).kill();

    pool.member(1).restart();
    pool.member(1).join(pool.member(0));
    pool.run(ofSeconds(5));

    for (int observer = 0; observer < 4; observer++) {
      assertEquals(MemberStatus.ALIVE, pool.status(observer, 1));
    }
  }

  @Test
  void changedTagsAreSeenByAll() {
    Pool pool = new Pool(4);

    pool.step(1, now -> new Input.SetTags(now, 9, Tags.of(Map.of("role", "db"))));
    pool.run(ofSeconds(5));

    assertEquals(List.of(new Output.Done(9, Optional.empty())), pool.all(1, Output.Done.class));
    for (int observer = 0; observer < 4; observer++) {
      assertEquals(
          Optional.of("db"),
          pool.member(observer).core().member("node-1").orElseThrow().tags().get("role"));
    }
    assertEquals(Event.MemberEvent.Type.UPDATE, pool.memberEvents(0, "node-1").getLast());
  }

  @Test
  void tagsOverTheLimitAreRefused() {
    OneCore us = new OneCore();

    List<Output> outputs =
        us.step(new Input.SetTags(us.now(), 1, Tags.of(Map.of("role", "x".repeat(600)))));

    assertEquals(
        List.of(Optional.of("Encoded length of tags exceeds limit of 512 bytes")),
        results(outputs));
    assertEquals(OneCore.TAGS, us.core.member(OneCore.NAME).orElseThrow().tags());
  }

  @Test
  void anIntentThatOvertakesTheNewsOfItsMemberIsRemembered() {
    OneCore us = new OneCore();

    us.hear(Message.User.ours(new SerfMessage.LeaveIntent(5, "other")));
    us.meet(us.node("other", 2));

    assertEquals(MemberStatus.LEAVING, us.status("other"));
  }

  @Test
  void aLaterJoinIntentOverridesALeave() {
    OneCore us = new OneCore();
    us.meet(us.node("other", 2));

    us.hear(Message.User.ours(new SerfMessage.LeaveIntent(5, "other")));
    us.hear(Message.User.ours(new SerfMessage.JoinIntent(4, "other")));
    assertEquals(MemberStatus.LEAVING, us.status("other"));
    us.hear(Message.User.ours(new SerfMessage.JoinIntent(6, "other")));

    assertEquals(MemberStatus.ALIVE, us.status("other"));
  }

  @Test
  void rememberedIntentsAreBoundedAndExpire() {
    RecentIntents intents = new RecentIntents();
    for (int i = 0; i < 100_000; i++) {
      intents.remember("node-" + i, RecentIntents.Kind.LEAVE, 1, 0);
    }
    assertEquals(Limits.RECENT_INTENTS, intents.size());

    intents.forgetOlderThan(10, 11);

    assertEquals(0, intents.size());
  }

  @Test
  void theFailedAreReapedAfterThreeDaysAndTheLeftAfterOne() {
    OneCore us = new OneCore();
    us.meet(us.node("failed", 2));
    us.meet(us.node("left", 3));
    us.hear(new Message.Dead(1, "failed", "third"));
    us.hear(Message.User.ours(new SerfMessage.LeaveIntent(5, "left")));
    us.hear(new Message.Dead(1, "left", "left"));
    assertEquals(MemberStatus.LEFT, us.status("left"));

    us.pass(ofHours(24).plus(ofMinutes(1)));
    assertEquals(MemberStatus.NONE, us.status("left"));
    assertEquals(MemberStatus.FAILED, us.status("failed"));

    List<Output> outputs = us.pass(ofHours(48));
    assertEquals(MemberStatus.NONE, us.status("failed"));
    assertTrue(OneCore.memberEvents("failed", outputs).contains(Event.MemberEvent.Type.REAP));
  }

  @Test
  void theFailedAreTriedAgain() {
    OneCore us = new OneCore();
    us.meet(us.node("failed", 2));
    us.hear(new Message.Dead(1, "failed", "third"));

    Output.StartPushPull attempt =
        us.passUntil(ofSeconds(31), Output.StartPushPull.class).orElseThrow();

    assertEquals(OneCore.endpoint(2), attempt.to());
    assertTrue(attempt.local().join());
  }

  @Test
  void leavingAloneTakesNoTime() {
    OneCore us = new OneCore();

    assertEquals(List.of(Optional.empty()), results(us.step(new Input.Leave(us.now(), 1))));
    assertEquals(PoolState.LEFT, us.core.state());
    assertEquals(List.of(Optional.empty()), results(us.step(new Input.Leave(us.now(), 2))));
  }

  @Test
  void aLeaveThatNobodyHearsOfEndsInTime() {
    Pool pool = new Pool(2);
    pool.step(0, now -> new Input.FireUserEvent(now, 1, "x", Bytes.EMPTY, false));
    pool.forgetOutputs();
    pool.member(0).freeze(ofSeconds(6));

    pool.step(0, now -> new Input.Leave(now, 9));
    pool.step(0, now -> new Input.Leave(now, 10));
    pool.run(ofSeconds(15));

    assertEquals(
        List.of(
            new Output.Done(10, Optional.of("Leave already in progress")),
            new Output.Done(9, Optional.of("timeout while waiting for graceful leave"))),
        pool.all(0, Output.Done.class));
  }

  @Test
  void whoHasLeftCannotJoin() {
    OneCore us = new OneCore();
    us.step(new Input.Leave(us.now(), 1));

    assertEquals(
        List.of(Optional.of("Serf can't Join after Leave or Shutdown")),
        results(us.step(new Input.Join(us.now(), 2, List.of(OneCore.endpoint(2)), true))));
  }
}
