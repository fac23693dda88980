package io.consuljvm.gossip.core;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.HashMap;
import java.util.Map;

/**
 * After every step: nobody takes a member for alive again at an incarnation at which it was dead.
 */
final class NoResurrection implements Simulation.Observer {

  private final Simulation simulation;
  private final Map<Long, Map<String, Long>> deadAt = new HashMap<>();

  NoResurrection(Simulation simulation) {
    this.simulation = simulation;
  }

  @Override
  public void stepped(Simulation.Process observer, Effects effects) {
    for (Output output : effects.outputs()) {
      if (output instanceof Output.Deliver deliver
          && deliver.event() instanceof Event.MemberEvent event) {
        for (Member member : event.members()) {
          check(observer, event.type(), member.name());
        }
      }
    }
  }

  private void check(Simulation.Process observer, Event.MemberEvent.Type type, String name) {
    KnownNode known = observer.core().serf().memberlist().nodes().find(name);
    if (known == null) {
      return;
    }
    Map<String, Long> dead = deadAt.computeIfAbsent((long) observer.index, i -> new HashMap<>());
    switch (type) {
      case FAILED, LEAVE -> dead.put(name, known.incarnation());
      case JOIN -> {
        Long before = dead.remove(name);
        if (before != null && known.incarnation() <= before) {
          fail(
              "seed=%d at %.3fs: %s takes %s for alive at incarnation %d, at which it was dead; rerun with -Dsim.seed=%d"
                  .formatted(
                      simulation.seed(),
                      simulation.now() / 1e9,
                      observer,
                      name,
                      known.incarnation(),
                      simulation.seed()));
        }
      }
      case UPDATE, REAP -> {}
    }
  }
}
