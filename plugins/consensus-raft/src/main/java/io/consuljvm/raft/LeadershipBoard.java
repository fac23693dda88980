package io.consuljvm.raft;

import io.consuljvm.raft.core.RaftStatus;
import io.consuljvm.raft.core.RoleName;
import io.consuljvm.spi.consensus.Leadership;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Who leads, and who wants to know. Owned by the core's thread, but for {@link #current}. */
final class LeadershipBoard {
  private final List<Consumer<Leadership>> listeners = new ArrayList<>();
  private volatile Leadership current = new Leadership(0, false, Optional.empty());

  /** Safe for any thread. */
  Leadership current() {
    return current;
  }

  void add(Consumer<Leadership> listener) {
    listeners.add(listener);
    listener.accept(current);
  }

  void publish(RaftStatus status) {
    publish(
        new Leadership(
            status.term(),
            status.role() == RoleName.LEADER,
            status.leader().map(Addresses::fromCore)));
  }

  /** This server takes part no longer. */
  void resign() {
    publish(new Leadership(current.term(), false, Optional.empty()));
  }

  private void publish(Leadership next) {
    if (!next.equals(current)) {
      current = next;
      listeners.forEach(listener -> listener.accept(next));
    }
  }
}
