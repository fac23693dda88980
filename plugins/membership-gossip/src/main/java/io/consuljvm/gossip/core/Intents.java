package io.consuljvm.gossip.core;

import java.util.function.BooleanSupplier;

/** Join and leave intents: what members say of themselves, in the order of the member clock. */
final class Intents {

  private final Step step;
  private final String ownName;
  private final LamportClock clock;
  private final MemberTable members;
  private final SerfBroadcasts broadcasts;
  private final BooleanSupplier staying;

  /**
   * @param staying whether this node has no intention to leave
   */
  Intents(
      Step step,
      String ownName,
      LamportClock clock,
      MemberTable members,
      SerfBroadcasts broadcasts,
      BooleanSupplier staying) {
    this.step = step;
    this.ownName = ownName;
    this.clock = clock;
    this.members = members;
    this.broadcasts = broadcasts;
    this.staying = staying;
  }

  /** Whether the intent is to be passed on. */
  boolean received(SerfMessage.LeaveIntent intent) {
    clock.witness(intent.lamportTime());
    if (!members.isNews(intent)) {
      return false;
    }
    // An old leave of ours, or a force-leave: we are here.
    if (intent.node().equals(ownName) && staying.getAsBoolean()) {
      step.debug("serf: refuting a leave intent time={}", intent.lamportTime());
      announceJoin();
      return false;
    }
    return members.leaveIntent(intent);
  }

  /** Whether the intent is to be passed on. */
  boolean received(SerfMessage.JoinIntent intent) {
    clock.witness(intent.lamportTime());
    return members.joinIntent(intent);
  }

  /** We are here, whatever was said before. */
  void announceJoin() {
    SerfMessage.JoinIntent intent = new SerfMessage.JoinIntent(clock.time(), ownName);
    received(intent);
    broadcasts.add(intent, null);
  }

  /** A leave of {@code name} as of now, already taken in here; still to be broadcast. */
  SerfMessage.LeaveIntent leave(String name) {
    SerfMessage.LeaveIntent intent = new SerfMessage.LeaveIntent(clock.time(), name);
    clock.increment();
    received(intent);
    return intent;
  }
}
