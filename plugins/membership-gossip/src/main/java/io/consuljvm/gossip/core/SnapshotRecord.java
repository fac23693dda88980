package io.consuljvm.gossip.core;

/** One line of the snapshot file (serf, section 12), without its text form. */
public sealed interface SnapshotRecord {

  record Alive(String name, Endpoint endpoint) implements SnapshotRecord {}

  record NotAlive(String name) implements SnapshotRecord {}

  record Clock(long lamportTime) implements SnapshotRecord {}

  record EventClock(long lamportTime) implements SnapshotRecord {}

  record QueryClock(long lamportTime) implements SnapshotRecord {}

  record At(Coordinate coordinate) implements SnapshotRecord {}

  /** To be on disk before the leave is announced; nothing follows it. */
  record Leave() implements SnapshotRecord {}
}
