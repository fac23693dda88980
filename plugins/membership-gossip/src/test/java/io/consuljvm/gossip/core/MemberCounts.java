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

  /** Whether everyone from {@code from} to before {@code to} sees exactly {@code expected}. */
  boolean range(int from, int to, int expected) {
    for (int i = from; i < to; i++) {
      if (present.getOrDefault(i, 0) != expected) {
        return false;
      }
    }
    return true;
  }
}
