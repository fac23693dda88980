package io.consuljvm.gossip.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known from before the start.
 *
 * @param members who was alive then; tried until one answers
 */
public record Restored(
    long clock,
    long eventClock,
    long queryClock,
    List<SnapshotRecord.Alive> members,
    Optional<Coordinate> coordinate) {

  public Restored {
    members = List.copyOf(members);
  }

  public static Restored nothing() {
    return new Restored(0, 0, 0, List.of(), Optional.empty());
  }

  /**
   * What the records of a snapshot file add up to; of each kind the last one counts.
   *
   * @param rejoinAfterLeave whether a leave is overlooked; otherwise it wipes what stood before it
   */
  public static Restored replay(List<SnapshotRecord> records, boolean rejoinAfterLeave) {
    long clock = 0;
    long eventClock = 0;
    long queryClock = 0;
    Map<String, SnapshotRecord.Alive> members = new LinkedHashMap<>();
    @Nullable Coordinate coordinate = null;
    for (SnapshotRecord record : records) {
      switch (record) {
        case SnapshotRecord.Alive alive -> members.put(alive.name(), alive);
        case SnapshotRecord.NotAlive gone -> members.remove(gone.name());
        case SnapshotRecord.Clock time -> clock = time.lamportTime();
        case SnapshotRecord.EventClock time -> eventClock = time.lamportTime();
        case SnapshotRecord.QueryClock time -> queryClock = time.lamportTime();
        case SnapshotRecord.At at -> coordinate = at.coordinate();
        case SnapshotRecord.Leave leave -> {
          if (!rejoinAfterLeave) {
            members.clear();
            clock = 0;
            eventClock = 0;
            queryClock = 0;
          }
        }
      }
    }
    return new Restored(
        clock,
        eventClock,
        queryClock,
        new ArrayList<>(members.values()),
        Optional.ofNullable(coordinate));
  }
}
