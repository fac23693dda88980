package io.consuljvm.raft.core;

import io.consuljvm.raft.core.Outbox.After;
import java.util.Map;
import java.util.Optional;

/**
 * Hands leadership over: no more proposals, wait until the target has the whole log, ask it to
 * stand (thesis, 3.10). Given up after an election timeout.
 */
final class Transfer {
  private final RaftState state;
  private Optional<ServerAddress> target = Optional.empty();
  private long request;
  private boolean asked;
  private long endAtNanos = Long.MAX_VALUE;

  Transfer(RaftState state) {
    this.state = state;
  }

  boolean isRunning() {
    return target.isPresent();
  }

  long endAtNanos() {
    return endAtNanos;
  }

  void start(long forRequest, ServerAddress to) {
    request = forRequest;
    target = Optional.of(to);
    asked = false;
    endAtNanos = state.nowNanos() + state.timing.election().toNanos();
  }

  void tick(Map<ServerAddress, Replication> peers) {
    if (target.isEmpty()) {
      return;
    }
    Replication peer = peers.get(target.get());
    if (peer == null || state.nowNanos() >= endAtNanos) {
      if (!asked) {
        state.refuse(request, Outcome.Refusal.NOT_NOW);
      }
      stop();
    } else if (!asked && peer.matchIndex() == state.log.lastIndex()) {
      asked = true;
      var request = new TimeoutNow(state.currentTerm(), state.self);
      state.send(peer.peer, Channel.CALL, request, After.NOTHING);
      state.outbox.report(new Outcome.TransferStarted(this.request));
    }
  }

  /** Called when leadership ends. */
  void refuse() {
    if (isRunning() && !asked) {
      state.refuse(request, Outcome.Refusal.LEADERSHIP_LOST);
    }
    stop();
  }

  private void stop() {
    target = Optional.empty();
    endAtNanos = Long.MAX_VALUE;
  }
}
