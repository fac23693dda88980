package io.consuljvm.gossip.core;

import static io.consuljvm.gossip.core.OneCore.only;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotTest {

  private final OneCore us = new OneCore();

  @Test
  void membersAreRecordedAsTheyComeAndGo() {
    List<SnapshotRecord> records = records(us.meet(us.node("other", 2)));
    assertTrue(records.contains(new SnapshotRecord.Alive("other", OneCore.endpoint(2))));

    records = records(us.hear(new Message.Dead(1, "other", "third")));
    assertTrue(records.contains(new SnapshotRecord.NotAlive("other")));
  }

  @Test
  void theClocksAreRecordedWhenTheyMove() {
    us.hear(Message.User.ours(new SerfMessage.JoinIntent(41, "other")));
    assertTrue(records(us.pass(ofSeconds(1))).contains(new SnapshotRecord.Clock(41)));

    assertTrue(
        records(
                us.hear(
                    Message.User.ours(new SerfMessage.UserEvent(8, "deploy", Bytes.EMPTY, false))))
            .contains(new SnapshotRecord.EventClock(8)));
  }

  @Test
  void theCoordinateIsRecordedEveryMinute() {
    long count =
        records(us.pass(ofSeconds(181))).stream()
            .filter(SnapshotRecord.At.class::isInstance)
            .count();

    assertEquals(3, count);
  }

  @Test
  void nothingIsRecordedAfterALeave() {
    assertEquals(
        new SnapshotRecord.Leave(), records(us.step(new Input.Leave(us.now(), 1))).getLast());
    assertEquals(List.of(), records(us.meet(us.node("other", 2))));
    assertEquals(List.of(), records(us.pass(ofSeconds(120))));
  }

  @Test
  void theCompactedFileSaysTheSame() {
    List<SnapshotRecord> written = new ArrayList<>();
    written.add(new SnapshotRecord.Alive(OneCore.NAME, OneCore.OURS));
    written.addAll(records(us.meet(us.node("other", 2))));
    written.addAll(records(us.meet(us.node("gone", 3))));
    written.addAll(records(us.hear(new Message.Dead(1, "gone", "third"))));
    written.addAll(records(us.hear(Message.User.ours(new SerfMessage.JoinIntent(41, "other")))));
    written.addAll(records(us.pass(ofSeconds(1))));

    Restored compacted = Restored.replay(us.core.snapshot(), false);

    Restored replayed = Restored.replay(written, false);
    assertEquals(replayed.members(), compacted.members());
    assertEquals(replayed.clock(), compacted.clock());
    assertEquals(us.core.coordinate(), compacted.coordinate());
  }

  @Test
  void aLeaveWipesWhatStoodBeforeItUnlessWeRejoin() {
    List<SnapshotRecord> records =
        List.of(
            new SnapshotRecord.Alive("other", OneCore.endpoint(2)),
            new SnapshotRecord.Clock(7),
            new SnapshotRecord.EventClock(8),
            new SnapshotRecord.QueryClock(9),
            new SnapshotRecord.Leave());

    assertEquals(Restored.nothing(), Restored.replay(records, false));
    assertEquals(
        new Restored(
            7,
            8,
            9,
            List.of(new SnapshotRecord.Alive("other", OneCore.endpoint(2))),
            Optional.empty()),
        Restored.replay(records, true));
  }

  private static List<SnapshotRecord> records(List<Output> outputs) {
    return only(Output.Record.class, outputs).stream().map(Output.Record::record).toList();
  }
}
