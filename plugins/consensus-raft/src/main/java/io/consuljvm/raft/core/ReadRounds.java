package io.consuljvm.raft.core;

import java.util.ArrayDeque;

/**
 * Requests to prove leadership (thesis, 6.4). Each starts a round; whatever a leader sends carries
 * the newest one, so that one sign of life may answer many requests.
 */
final class ReadRounds {
  private final RaftState state;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private long round;

  private record Waiting(long request, long round, long readIndex) {}

  ReadRounds(RaftState state) {
    this.state = state;
  }

  long round() {
    return round;
  }

  /** Returns false if the request was refused. */
  boolean add(long request, long readIndex) {
    if (waiting.size() >= state.limits.maxWaiting()) {
      state.refuse(request, Outcome.Refusal.OVERLOADED);
      return false;
    }
    waiting.add(new Waiting(request, ++round, readIndex));
    return true;
  }

  /** A majority has answered requests of this round. */
  void heard(long roundOfMajority) {
    while (!waiting.isEmpty()
        && state.rules.provesLeadership(roundOfMajority, waiting.peek().round())) {
      Waiting proven = waiting.remove();
      state.outbox.report(new Outcome.Verified(proven.request(), proven.readIndex()));
    }
  }

  void refuseAll() {
    waiting.forEach(each -> state.refuse(each.request(), Outcome.Refusal.LEADERSHIP_LOST));
    waiting.clear();
  }
}
