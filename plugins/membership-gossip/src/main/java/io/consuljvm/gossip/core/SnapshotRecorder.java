package io.consuljvm.gossip.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what belongs into the snapshot file, until we leave (serf, section 12). */
final class SnapshotRecorder {

  private static final long CLOCK_NANOS = 500_000_000;
  private static final long COORDINATE_NANOS = 60_000_000_000L;

  private final Step step;
  private final LamportClock memberClock;
  private final Map<String, Endpoint> alive = new LinkedHashMap<>();
  private long clock;
  private long eventClock;
  private long queryClock;
  private long clockCheckedNanos;
  private long coordinateWrittenNanos;
  private boolean leaving;

  SnapshotRecorder(Step step, LamportClock memberClock) {
    this.step = step;
    this.memberClock = memberClock;
  }

  void start(Restored restored) {
    clock = restored.clock();
    eventClock = restored.eventClock();
    queryClock = restored.queryClock();
    for (SnapshotRecord.Alive member : restored.members()) {
      alive.put(member.name(), member.endpoint());
    }
    clockCheckedNanos = step.now();
    coordinateWrittenNanos = step.now();
  }

  void record(Event event) {
    if (leaving) {
      return;
    }
    switch (event) {
      case Event.MemberEvent members -> recordMembers(members);
      case Event.UserEvent user -> {
        if (LamportClock.isBefore(eventClock, user.lamportTime())) {
          eventClock = user.lamportTime();
          write(new SnapshotRecord.EventClock(eventClock));
        }
      }
      case Event.QueryEvent query -> {
        if (LamportClock.isBefore(queryClock, query.ticket().lamportTime())) {
          queryClock = query.ticket().lamportTime();
          write(new SnapshotRecord.QueryClock(queryClock));
        }
      }
    }
  }

  private void recordMembers(Event.MemberEvent event) {
    for (Member member : event.members()) {
      switch (event.type()) {
        case JOIN -> {
          alive.put(member.name(), member.endpoint());
          write(new SnapshotRecord.Alive(member.name(), member.endpoint()));
        }
        case LEAVE, FAILED -> {
          alive.remove(member.name());
          write(new SnapshotRecord.NotAlive(member.name()));
        }
        case UPDATE, REAP -> {}
      }
    }
    recordClock();
  }

  /** At the end of a step: what is due by time. */
  void passTime(Optional<Coordinate> coordinate) {
    if (leaving) {
      return;
    }
    if (step.now() - clockCheckedNanos >= CLOCK_NANOS) {
      clockCheckedNanos = step.now();
      recordClock();
    }
    if (step.now() - coordinateWrittenNanos >= COORDINATE_NANOS) {
      coordinateWrittenNanos = step.now();
      coordinate.ifPresent(at -> write(new SnapshotRecord.At(at)));
    }
  }

  void leave() {
    if (!leaving) {
      write(new SnapshotRecord.Leave());
      leaving = true;
    }
  }

  /** The shortest file that says the same. */
  List<SnapshotRecord> compacted(Optional<Coordinate> coordinate) {
    List<SnapshotRecord> records = new ArrayList<>();
    alive.forEach((name, endpoint) -> records.add(new SnapshotRecord.Alive(name, endpoint)));
    records.add(new SnapshotRecord.Clock(clock));
    records.add(new SnapshotRecord.EventClock(eventClock));
    records.add(new SnapshotRecord.QueryClock(queryClock));
    coordinate.ifPresent(at -> records.add(new SnapshotRecord.At(at)));
    return records;
  }

  private void recordClock() {
    long seen = memberClock.time() - 1;
    if (LamportClock.isBefore(clock, seen)) {
      clock = seen;
      write(new SnapshotRecord.Clock(clock));
    }
  }

  private void write(SnapshotRecord record) {
    step.emit(new Output.Record(record));
  }
}
