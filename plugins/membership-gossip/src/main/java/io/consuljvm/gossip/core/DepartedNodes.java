package io.consuljvm.gossip.core;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The incarnations of dead nodes that the node table has purged.
 *
 * <p>The purge comes at the end of a probe round, which in a small pool, or by chance in a large
 * one, is right after the death: somebody who has not heard of it yet would bring the dead node
 * back by a push/pull, and after a partition the two sides would revive each other unasked. So a
 * purged name is only taken back at a higher incarnation; whoever claims less is told, and refutes
 * if it lives. A node of that name at another address is another node: it reclaims the name at
 * once.
 */
final class DepartedNodes {

  private final Map<String, Departed> byName = new LinkedHashMap<>();
  private final long keepNanos;
  private final long tellEveryNanos;

  /**
   * @param keepNanos how long a death is remembered
   * @param tellEveryNanos how often one node is told at most
   */
  DepartedNodes(long keepNanos, long tellEveryNanos) {
    this.keepNanos = keepNanos;
    this.tellEveryNanos = tellEveryNanos;
  }

  private static final class Departed {
    final Endpoint endpoint;
    final long incarnation;
    final long diedNanos;
    long toldNanos;

    Departed(KnownNode node, long toldNanos) {
      this.endpoint = node.node().endpoint();
      this.incarnation = node.incarnation();
      this.diedNanos = node.changedNanos();
      this.toldNanos = toldNanos;
    }
  }

  void remember(KnownNode dead, long nowNanos) {
    byName.remove(dead.name());
    byName.put(dead.name(), new Departed(dead, nowNanos - tellEveryNanos));
    byName.values().removeIf(departed -> nowNanos - departed.diedNanos > keepNanos);
    if (byName.size() > Limits.DEPARTED_NODES) {
      byName.remove(byName.keySet().iterator().next());
    }
  }

  /** Whether {@code claim} says less than was known when its node died. */
  boolean isOutdated(Message.Alive claim) {
    Departed departed = byName.get(claim.node().name());
    return departed != null
        && departed.endpoint.equals(claim.node().endpoint())
        && claim.incarnation() <= departed.incarnation;
  }

  /** The accusation that lets the node refute; empty if it was told a moment ago. */
  Optional<Message.Suspect> accusation(String name, String accuser, long nowNanos) {
    Departed departed = byName.get(name);
    if (departed == null || nowNanos - departed.toldNanos < tellEveryNanos) {
      return Optional.empty();
    }
    departed.toldNanos = nowNanos;
    return Optional.of(new Message.Suspect(departed.incarnation, name, accuser));
  }

  /** It is back. */
  void forget(String name) {
    byName.remove(name);
  }
}
