package io.consuljvm.raft.core;

import java.time.Duration;

/**
 * The waits of the protocol (wire/raft.md, section 5; spec row B298).
 *
 * @param heartbeat how long a follower believes in a leader it does not hear; raising it costs time
 *     after a leader's death, and buys peace on a slow network
 * @param election how long an election may take before the next; both are stretched at random to at
 *     most twice their value
 * @param lease how long a leader goes on without hearing a majority; at most {@code heartbeat}, so
 *     that it stops before its successor starts
 * @param commit how long a follower may be left without news of the commit index
 */
public record RaftTiming(Duration heartbeat, Duration election, Duration lease, Duration commit) {
  public RaftTiming {
    if (!heartbeat.isPositive() || !election.isPositive() || !commit.isPositive()) {
      throw new IllegalArgumentException("waits must be positive");
    }
    if (!lease.isPositive() || lease.compareTo(heartbeat) > 0) {
      throw new IllegalArgumentException("lease " + lease + " must be in (0, " + heartbeat + "]");
    }
  }

  /** The original's values, stretched by {@code raft_multiplier}, from 1 to 10. */
  public static RaftTiming scaled(int raftMultiplier) {
    if (raftMultiplier < 1 || raftMultiplier > 10) {
      throw new IllegalArgumentException("raft_multiplier " + raftMultiplier + " not in 1..10");
    }
    return new RaftTiming(
        Duration.ofSeconds(raftMultiplier),
        Duration.ofSeconds(raftMultiplier),
        Duration.ofMillis(500L * raftMultiplier),
        Duration.ofMillis(50));
  }

  /** Pause between two signs of life, before its random stretching to at most twice. */
  Duration heartbeatInterval() {
    return heartbeat.dividedBy(10);
  }
}
