package io.consuljvm.gossip.core;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** Who is taken for failed by whom, and how often that is wrong. */
final class FailureLog implements Simulation.Observer {

  private final Simulation simulation;
  private final BiPredicate<Integer, Integer> isFalse;
  private final Map<Integer, Long> firstSeen = new HashMap<>();
  private final Map<Integer, Long> lastSeen = new HashMap<>();
  private final Map<Integer, Set<Integer>> seenBy = new HashMap<>();
  private long falsePositives;
  private final Set<Integer> wronged = new HashSet<>();

  /**
   * @param isFalse whether the first member is wrong to take the second for failed
   */
  FailureLog(Simulation simulation, BiPredicate<Integer, Integer> isFalse) {
    this.simulation = simulation;
    this.isFalse = isFalse;
  }

  @Override
  public void stepped(Simulation.Process observer, Effects effects) {
    for (Output output : effects.outputs()) {
      if (output instanceof Output.Deliver deliver
          && deliver.event() instanceof Event.MemberEvent event) {
        for (Member member : event.members()) {
          int index = Integer.parseInt(member.name().substring("node-".length()));
          seen(observer.index, event.type(), index);
        }
      }
    }
  }

  private void seen(int observer, Event.MemberEvent.Type type, int member) {
    switch (type) {
      case FAILED -> {
        firstSeen.putIfAbsent(member, simulation.now());
        lastSeen.put(member, simulation.now());
        seenBy.computeIfAbsent(member, m -> new HashSet<>()).add(observer);
        if (isFalse.test(observer, member)) {
          falsePositives++;
          wronged.add(member);
        }
      }
      case JOIN -> {
        Set<Integer> holders = seenBy.get(member);
        if (holders != null) {
          holders.remove(observer);
        }
      }
      case LEAVE, UPDATE, REAP -> {}
    }
  }

  /** How many take {@code member} for failed now. */
  int holders(int member) {
    return seenBy.getOrDefault(member, Set.of()).size();
  }

  double firstSeenSeconds(int member, long sinceNanos) {
    return (firstSeen.get(member) - sinceNanos) / 1e9;
  }

  double lastSeenSeconds(int member, long sinceNanos) {
    return (lastSeen.get(member) - sinceNanos) / 1e9;
  }

  /** Events by which somebody took a healthy member for failed. */
  long falsePositives() {
    return falsePositives;
  }

  /** Healthy members that were taken for failed by anybody. */
  int wronged() {
    return wronged.size();
  }
}
