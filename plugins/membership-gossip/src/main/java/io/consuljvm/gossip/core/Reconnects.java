package io.consuljvm.gossip.core;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Tries failed members again, so that the halves of a healed partition find each other: in the
 * whole pool about one attempt for each failed member and interval.
 */
final class Reconnects {

  private final Step step;
  private final Timers timers;
  private final SerfTiming timing;
  private final RandomGenerator random;
  private final MemberTable members;
  private final StateSync sync;

  Reconnects(
      Step step,
      Timers timers,
      SerfTiming timing,
      RandomGenerator random,
      MemberTable members,
      StateSync sync) {
    this.step = step;
    this.timers = timers;
    this.timing = timing;
    this.random = random;
    this.members = members;
    this.sync = sync;
  }

  void start() {
    timers.at(step.now() + timing.reconnectInterval().toNanos(), this::round);
  }

  private void round() {
    start();
    int failed = members.failed().size();
    if (failed == 0) {
      return;
    }
    int alive = Math.max(1, members.size() - failed - members.left().size());
    if (random.nextFloat() > (float) failed / alive) {
      return;
    }
    MemberState member = members.failed().get(random.nextInt(failed));
    step.info(
        "serf: trying a failed member again member={} at={}", member.name(), member.endpoint());
    sync.join(List.of(member.endpoint()), (contacted, failures) -> {});
  }
}
