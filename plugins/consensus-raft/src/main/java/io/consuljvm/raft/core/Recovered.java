package io.consuljvm.raft.core;

import java.util.Optional;

/**
 * What a server finds on its disk at start.
 *
 * @param snapshot the newest complete one
 * @param appliedIndex the last entry that the restored state machine contains
 */
public record Recovered(
    HardState hardState, Optional<SnapshotMark> snapshot, LogView log, long appliedIndex) {
  public static final Recovered NOTHING =
      new Recovered(HardState.INITIAL, Optional.empty(), LogView.EMPTY, 0);
}
