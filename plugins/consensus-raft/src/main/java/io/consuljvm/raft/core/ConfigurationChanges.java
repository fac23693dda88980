package io.consuljvm.raft.core;

import java.util.ArrayDeque;

/** Changes asked of a leader, one in the log at a time (thesis, 4.1). */
final class ConfigurationChanges {
  private final RaftState state;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

  private record Waiting(long request, ConfigurationChange change) {}

  ConfigurationChanges(RaftState state) {
    this.state = state;
  }

  void add(long request, ConfigurationChange change) {
    if (waiting.size() >= state.limits.maxWaiting()) {
      state.refuse(request, Outcome.Refusal.OVERLOADED);
    } else {
      waiting.add(new Waiting(request, change));
    }
  }

  /** Appends what may be appended; returns whether the configuration in force is another one. */
  boolean proceed(long firstIndexOfTerm) {
    boolean changed = false;
    while (!waiting.isEmpty()
        && state.rules.mayChangeConfiguration(
            state.configurations.latestIndex(), state.commitIndex(), firstIndexOfTerm)) {
      changed |= start(waiting.remove());
    }
    return changed;
  }

  private boolean start(Waiting next) {
    Configuration latest = state.configurations.latest();
    Configuration changed = next.change().applyTo(latest);
    if (changed.equals(latest)) {
      state.outbox.report(new Outcome.Unchanged(next.request()));
      return false;
    }
    if (changed.voters().isEmpty()) {
      state.refuse(next.request(), Outcome.Refusal.INVALID);
      return false;
    }
    long index = state.append(changed);
    state.outbox.report(new Outcome.Appended(next.request(), index, index, state.currentTerm()));
    return true;
  }

  void refuseAll() {
    waiting.forEach(each -> state.refuse(each.request(), Outcome.Refusal.LEADERSHIP_LOST));
    waiting.clear();
  }
}
