package io.consuljvm.http;

import io.consuljvm.spi.rpc.Cancellation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the client has gone, and who wants to know. Safe for any thread; actions are called
 * outside the lock, each at most once.
 */
final class Departure implements Cancellation {
  private final Set<Notice> waiting = new LinkedHashSet<>();
  private volatile boolean gone;

  private final class Notice implements Registration {
    private final Runnable action;

    Notice(Runnable action) {
      this.action = action;
    }

    @Override
    public void close() {
      synchronized (waiting) {
        waiting.remove(this);
      }
    }
  }

  boolean happened() {
    return gone;
  }

  void happens() {
    List<Notice> told;
    synchronized (waiting) {
      gone = true;
      told = List.copyOf(waiting);
      waiting.clear();
    }
    told.forEach(notice -> notice.action.run());
  }

  @Override
  public Registration onCancel(Runnable action) {
    Notice notice = new Notice(action);
    synchronized (waiting) {
      if (!gone) {
        waiting.add(notice);
        return notice;
      }
    }
    action.run();
    return notice;
  }
}
