package io.consuljvm.gossip.core;

/** Waits until a broadcast has been sent often enough, but not for ever. */
final class SendWait {

  private final Timers.Timer timer;
  private final Runnable whenSent;
  private boolean over;

  SendWait(Timers timers, long deadlineNanos, Runnable whenSent, Runnable whenLate) {
    this.whenSent = whenSent;
    timer =
        timers.at(
            deadlineNanos,
            () -> {
              over = true;
              whenLate.run();
            });
  }

  void sent() {
    if (!over) {
      over = true;
      timer.cancel();
      whenSent.run();
    }
  }
}
