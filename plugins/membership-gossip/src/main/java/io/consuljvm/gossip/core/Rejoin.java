package io.consuljvm.gossip.core;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;

/** After a restart: one of the members known from before is enough to be back in the pool. */
final class Rejoin {

  private final Step step;
  private final StateSync sync;

  Rejoin(Step step, StateSync sync) {
    this.step = step;
    this.sync = sync;
  }

  void start(List<SnapshotRecord.Alive> known, String ownName, RandomGenerator random) {
    List<SnapshotRecord.Alive> candidates = new ArrayList<>(known);
    candidates.removeIf(member -> member.name().equals(ownName));
    // All that restart at once would otherwise ask the same member first.
    for (int i = candidates.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      SnapshotRecord.Alive swapped = candidates.get(i);
      candidates.set(i, candidates.get(j));
      candidates.set(j, swapped);
    }
    if (!known.isEmpty()) {
      next(candidates.iterator());
    }
  }

  private void next(Iterator<SnapshotRecord.Alive> candidates) {
    if (!candidates.hasNext()) {
      step.warn("serf: no member known from before could be joined again");
      return;
    }
    SnapshotRecord.Alive member = candidates.next();
    step.info("serf: joining again member={} at={}", member.name(), member.endpoint());
    sync.join(
        List.of(member.endpoint()),
        (contacted, failures) -> {
          if (contacted > 0) {
            step.info("serf: joined again member={}", member.name());
          } else {
            next(candidates);
          }
        });
  }
}
