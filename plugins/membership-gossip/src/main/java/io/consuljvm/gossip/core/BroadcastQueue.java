package io.consuljvm.gossip.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntSupplier;

/**
 * Broadcasts waiting for a packet with room for them. Each is sent a limited number of times; the
 * least sent come first, of those the newest, so that fresh news overtakes what has been round
 * already.
 */
final class BroadcastQueue {

  private final int retransmitMult;
  private final IntSupplier nodes;
  private final TreeSet<Queued> byPriority = new TreeSet<>();
  private final Map<String, Queued> byNode = new HashMap<>();
  private long sequence;
  private int smallest = Integer.MAX_VALUE;

  /**
   * @param nodes the number on which the retransmit limit depends
   */
  BroadcastQueue(int retransmitMult, IntSupplier nodes) {
    this.retransmitMult = retransmitMult;
    this.nodes = nodes;
  }

  private record Queued(Broadcast broadcast, int transmits, long sequence)
      implements Comparable<Queued> {

    Queued sent() {
      return new Queued(broadcast, transmits + 1, sequence);
    }

    @Override
    public int compareTo(Queued other) {
      int byTransmits = Integer.compare(transmits, other.transmits);
      return byTransmits != 0 ? byTransmits : Long.compare(other.sequence, sequence);
    }
  }

  void add(Broadcast broadcast) {
    Queued queued = new Queued(broadcast, 0, sequence++);
    if (broadcast.about() != null) {
      Queued replaced = byNode.get(broadcast.about());
      if (replaced != null) {
        remove(replaced);
        replaced.broadcast.finished();
      }
    }
    put(queued);
    smallest = Math.min(smallest, broadcast.size());
    if (byPriority.size() > 2 * Limits.QUEUE_MAX && broadcast.about() == null) {
      prune(Limits.QUEUE_MAX);
    }
  }

  /**
   * Takes what fits into {@code room} bytes, each part costing {@link Limits#PART_BYTES} more than
   * its size, and appends it to {@code parts}; answers the room that is left.
   */
  int fetch(int room, List<Message> parts) {
    if (byPriority.isEmpty()) {
      return room;
    }
    int left = room;
    List<Queued> taken = new ArrayList<>();
    for (Queued queued : byPriority) {
      if (left < smallest + Limits.PART_BYTES) {
        break;
      }
      int cost = queued.broadcast.size() + Limits.PART_BYTES;
      if (cost <= left) {
        left -= cost;
        taken.add(queued);
      }
    }
    int limit = taken.isEmpty() ? 0 : Scaling.retransmitLimit(retransmitMult, nodes.getAsInt());
    for (Queued queued : taken) {
      parts.add(queued.broadcast.message());
      remove(queued);
      if (queued.transmits + 1 >= limit) {
        queued.broadcast.finished();
      } else {
        put(queued.sent());
      }
    }
    if (byPriority.isEmpty()) {
      smallest = Integer.MAX_VALUE;
    }
    return left;
  }

  int size() {
    return byPriority.size();
  }

  /** Drops the most sent and oldest until {@code max} are left. */
  void prune(int max) {
    while (byPriority.size() > max) {
      Queued last = byPriority.last();
      remove(last);
      last.broadcast.finished();
    }
  }

  private void put(Queued queued) {
    byPriority.add(queued);
    if (queued.broadcast.about() != null) {
      byNode.put(queued.broadcast.about(), queued);
    }
  }

  private void remove(Queued queued) {
    byPriority.remove(queued);
    if (queued.broadcast.about() != null) {
      byNode.remove(queued.broadcast.about());
    }
  }
}
