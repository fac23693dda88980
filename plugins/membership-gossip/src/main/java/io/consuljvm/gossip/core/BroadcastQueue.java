package io.consuljvm.gossip.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Broadcasts waiting for a packet with room for them. Each is sent a limited number of times; the
 * least sent come first, of those the newest, so that fresh news overtakes what has been round
 * already.
 *
 * <p>One list for each number of transmissions so far, the newest last: in a large pool the queue
 * is gone through for thousands of packets a second, and a sorted tree was most of the work of a
 * node.
 */
final class BroadcastQueue {

  /** Below this many, replaced entries simply wait to be come across. */
  private static final int CLEANUP_THRESHOLD = 64;

  private final int retransmitMult;
  private final IntSupplier nodes;
  private final List<List<Queued>> bySends = new ArrayList<>();
  private final Map<String, Queued> byNode = new HashMap<>();
  private int size;
  private int replaced;
  private int smallest = Integer.MAX_VALUE;

  /**
   * @param nodes the number on which the retransmit limit depends
   */
  BroadcastQueue(int retransmitMult, IntSupplier nodes) {
    this.retransmitMult = retransmitMult;
    this.nodes = nodes;
  }

  private static final class Queued {
    final Broadcast broadcast;
    int sends;
    boolean gone;

    Queued(Broadcast broadcast) {
      this.broadcast = broadcast;
    }
  }

  void add(Broadcast broadcast) {
    Queued queued = new Queued(broadcast);
    put(queued);
    size++;
    smallest = Math.min(smallest, broadcast.size());
    if (broadcast.about() == null) {
      if (size > 2 * Limits.QUEUE_MAX) {
        prune(Limits.QUEUE_MAX);
      }
      return;
    }
    Queued older = byNode.put(broadcast.about(), queued);
    if (older != null) {
      older.gone = true;
      size--;
      replaced++;
      dropReplaced();
      older.broadcast.finished();
    }
  }

  /**
   * Takes what fits into {@code room} bytes, each part costing {@link Limits#PART_BYTES} more than
   * its size, and appends it to {@code parts}; answers the room that is left.
   */
  int fetch(int room, List<Message> parts) {
    if (size == 0) {
      return room;
    }
    int left = room;
    List<Queued> taken = new ArrayList<>();
    for (int sends = 0; sends < bySends.size() && fitsSomething(left); sends++) {
      left = take(bySends.get(sends), left, taken);
    }
    int limit = taken.isEmpty() ? 0 : Scaling.retransmitLimit(retransmitMult, nodes.getAsInt());
    for (Queued queued : taken) {
      parts.add(queued.broadcast.message());
    }
    // Oldest first, so that the newest is last again.
    for (Queued queued : taken.reversed()) {
      sent(queued, limit);
    }
    return left;
  }

  private int take(List<Queued> queue, int room, List<Queued> taken) {
    int left = room;
    for (int i = queue.size() - 1; i >= 0 && fitsSomething(left); i--) {
      Queued queued = queue.get(i);
      int cost = queued.broadcast.size() + Limits.PART_BYTES;
      if (queued.gone) {
        queue.remove(i);
        replaced--;
      } else if (cost <= left) {
        queue.remove(i);
        left -= cost;
        taken.add(queued);
      }
    }
    return left;
  }

  private boolean fitsSomething(int room) {
    return room >= smallest + Limits.PART_BYTES;
  }

  private void sent(Queued queued, int limit) {
    queued.sends++;
    if (queued.sends < limit) {
      put(queued);
    } else {
      drop(queued);
    }
  }

  int size() {
    return size;
  }

  /** Drops the most sent and oldest until {@code max} are left. */
  void prune(int max) {
    for (List<Queued> queue : bySends.reversed()) {
      while (size > max && !queue.isEmpty()) {
        Queued oldest = queue.removeFirst();
        if (oldest.gone) {
          replaced--;
        } else {
          drop(oldest);
        }
      }
    }
  }

  private void put(Queued queued) {
    while (bySends.size() <= queued.sends) {
      bySends.add(new ArrayList<>());
    }
    bySends.get(queued.sends).add(queued);
  }

  private void drop(Queued queued) {
    size--;
    if (size == 0) {
      smallest = Integer.MAX_VALUE;
    }
    if (queued.broadcast.about() != null) {
      byNode.remove(queued.broadcast.about());
    }
    queued.broadcast.finished();
  }

  private void dropReplaced() {
    if (replaced > CLEANUP_THRESHOLD && replaced > size) {
      bySends.forEach(queue -> queue.removeIf(queued -> queued.gone));
      replaced = 0;
    }
  }
}
