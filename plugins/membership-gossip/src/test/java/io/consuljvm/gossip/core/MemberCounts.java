package io.consuljvm.gossip.core;

import java.util.HashMap;
import java.util.Map;

/** How many members each member takes for present. */
final class MemberCounts implements Simulation.Observer {

  private final Map<Integer, Integer> present = new HashMap<>();

  @Override
  public void stepped(Simulation.Process observer, Effects effects) {
    for (Output output : effects.outputs()) {
      if (output instanceof Output.Deliver deliver
          && deliver.event() instanceof Event.MemberEvent event) {
        int change =
            switch (event.type()) {
              case JOIN -> event.members().size();
              case LEAVE, FAILED -> -event.members().size();
              case UPDATE, REAP -> 0;
            };
        present.merge(observer.index, change, Integer::sum);
      }
    }
  }

  /** Whether all of {@code members} see exactly {@code expected}. */
  boolean all(int members, int expected) {
    for (int i = 0; i < members; i++) {
      if (present.getOrDefault(i, 0) != expected) {
        return false;
      }
    }
    return true;
  }

  int of(int member) {
    return present.getOrDefault(member, 0);
  }
}
