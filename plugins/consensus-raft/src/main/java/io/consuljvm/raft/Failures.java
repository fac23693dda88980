package io.consuljvm.raft;

import io.consuljvm.raft.core.Outcome.Refusal;
import io.consuljvm.spi.consensus.NotLeaderException;
import java.util.concurrent.TimeoutException;

/** Why a request failed, in the texts of the original, which reach the caller of an endpoint. */
final class Failures {
  private Failures() {}

  static Exception of(Refusal refusal) {
    return switch (refusal) {
      case NOT_LEADER -> new NotLeaderException("node is not the leader");
      case LEADERSHIP_LOST -> leadershipLost();
      case TRANSFERRING -> new NotLeaderException("leadership transfer in progress");
      case OVERLOADED -> overloaded();
      case INVALID -> new IllegalArgumentException("the change would leave no voter");
      case NOT_NOW -> new IllegalStateException("not possible in the present state");
    };
  }

  static NotLeaderException leadershipLost() {
    return new NotLeaderException("leadership lost while committing log");
  }

  static IllegalStateException restored() {
    return new IllegalStateException("snapshot restored while committing log");
  }

  static TimeoutException overloaded() {
    return new TimeoutException("timed out enqueuing operation");
  }

  static IllegalStateException stopped() {
    return new IllegalStateException("raft is already shutdown");
  }
}
