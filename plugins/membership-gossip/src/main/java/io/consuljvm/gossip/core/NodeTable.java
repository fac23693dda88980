package io.consuljvm.gossip.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** All nodes memberlist knows, this one included, in the random order in which they are probed. */
final class NodeTable {

  private final RandomGenerator random;
  private final List<KnownNode> order = new ArrayList<>();
  private final Map<String, KnownNode> byName = new HashMap<>();

  NodeTable(RandomGenerator random) {
    this.random = random;
  }

  @Nullable KnownNode find(String name) {
    return byName.get(name);
  }

  /** The number of nodes, those dead but not yet purged included: the n of every formula. */
  int size() {
    return order.size();
  }

  KnownNode at(int index) {
    return order.get(index);
  }

  /** In probe order; not to be changed. */
  List<KnownNode> all() {
    return order;
  }

  /** At a random place: at the end, a new node would wait for its first probe for a whole round. */
  void add(KnownNode node) {
    byName.put(node.name(), node);
    int last = order.size();
    int place = last == 0 ? 0 : random.nextInt(last);
    order.add(node);
    swap(place, last);
  }

  /** Hands the dead over to {@code departed} and shuffles the rest, at the end of a probe round. */
  void purgeAndShuffle(Consumer<KnownNode> departed) {
    order.removeIf(node -> {
      if (node.isDead()) {
        byName.remove(node.name());
        departed.accept(node);
      }
      return node.isDead();
    });
    for (int i = order.size() - 1; i > 0; i--) {
      swap(i, random.nextInt(i + 1));
    }
  }

  /** Up to {@code count} different nodes that are wanted, by at most 3n random draws. */
  List<KnownNode> pick(int count, Predicate<KnownNode> wanted) {
    List<KnownNode> picked = new ArrayList<>(count);
    for (int draws = 3 * order.size(); draws > 0 && picked.size() < count; draws--) {
      KnownNode node = order.get(random.nextInt(order.size()));
      if (wanted.test(node) && !picked.contains(node)) {
        picked.add(node);
      }
    }
    return picked;
  }

  /** The number of alive and suspect nodes. */
  int notDead() {
    int count = 0;
    for (KnownNode node : order) {
      if (!node.isDead()) {
        count++;
      }
    }
    return count;
  }

  /** Whether anybody but {@code self} is not dead. */
  boolean anyoneBesides(String self) {
    for (KnownNode node : order) {
      if (!node.isDead() && !node.name().equals(self)) {
        return true;
      }
    }
    return false;
  }

  private void swap(int i, int j) {
    KnownNode first = order.get(i);
    order.set(i, order.get(j));
    order.set(j, first);
  }
}
