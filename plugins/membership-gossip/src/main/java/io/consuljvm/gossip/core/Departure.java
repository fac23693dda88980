package io.consuljvm.gossip.core;

import java.util.Optional;

/**
 * Our own graceful leave, and that of others whom we declare gone (serf, section 3).
 *
 * <p>A leave has two parts, each sent as often as a broadcast is before the next begins: the
 * intent, so that nobody takes our going for a failure, and then memberlist's death.
 */
final class Departure {

  private final Step step;
  private final Timers timers;
  private final long timeoutNanos;
  private final String ownName;
  private final MemberlistCore memberlist;
  private final MemberTable members;
  private final Intents intents;
  private final SerfBroadcasts broadcasts;
  private PoolState state = PoolState.ALIVE;

  Departure(
      Step step,
      Timers timers,
      GossipConfig config,
      MemberlistCore memberlist,
      MemberTable members,
      Intents intents,
      SerfBroadcasts broadcasts) {
    this.step = step;
    this.timers = timers;
    this.timeoutNanos = config.serfTiming().broadcastTimeout().toNanos();
    this.ownName = config.name();
    this.memberlist = memberlist;
    this.members = members;
    this.intents = intents;
    this.broadcasts = broadcasts;
  }

  PoolState state() {
    return state;
  }

  /**
   * @param atStart runs if this is the beginning of a leave, before anybody is told
   */
  void leave(long request, Runnable atStart) {
    switch (state) {
      case LEFT -> done(request, Optional.empty());
      case LEAVING -> done(request, Optional.of("Leave already in progress"));
      case ALIVE -> {
        state = PoolState.LEAVING;
        atStart.run();
        SerfMessage.LeaveIntent intent = intents.leave(ownName);
        if (members.anyoneAliveBesidesUs()) {
          broadcasts.add(
              intent,
              wait(
                      () -> leaveMemberlist(request),
                      () -> fail(request, "timeout while waiting for graceful leave"))
                  ::sent);
        } else {
          leaveMemberlist(request);
        }
      }
    }
  }

  private void leaveMemberlist(long request) {
    if (!memberlist.anyoneElse()) {
      memberlist.leave(() -> {});
      left(request);
      return;
    }
    memberlist.leave(
        wait(() -> left(request), () -> fail(request, "timeout waiting for leave broadcast"))
            ::sent);
  }

  private void left(long request) {
    state = PoolState.LEFT;
    done(request, Optional.empty());
  }

  /** A failed member will not come back. */
  void remove(long request, String name) {
    SerfMessage.LeaveIntent intent = intents.leave(name);
    if (members.anyoneAliveBesidesUs()) {
      broadcasts.add(
          intent,
          wait(
                  () -> done(request, Optional.empty()),
                  () -> fail(request, "timed out broadcasting node removal"))
              ::sent);
    } else {
      done(request, Optional.empty());
    }
  }

  private SendWait wait(Runnable whenSent, Runnable whenLate) {
    return new SendWait(timers, step.now() + timeoutNanos, whenSent, whenLate);
  }

  private void fail(long request, String problem) {
    done(request, Optional.of(problem));
  }

  private void done(long request, Optional<String> problem) {
    step.emit(new Output.Done(request, problem));
  }
}
