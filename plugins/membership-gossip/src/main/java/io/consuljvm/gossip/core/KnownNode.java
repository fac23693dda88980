package io.consuljvm.gossip.core;

import org.jspecify.annotations.Nullable;

/** One entry of the node table. Kept small: a pool of n nodes holds n² of them. */
final class KnownNode {

  private Node node;
  private long incarnation;
  private NodeState state = NodeState.DEAD;
  private long changedNanos;
  private @Nullable Suspicion suspicion;

  /** Not heard alive yet: dead, with incarnation 0. */
  KnownNode(Node node, long nowNanos) {
    this.node = node;
    this.changedNanos = nowNanos;
  }

  Node node() {
    return node;
  }

  String name() {
    return node.name();
  }

  long incarnation() {
    return incarnation;
  }

  NodeState state() {
    return state;
  }

  boolean isAlive() {
    return state == NodeState.ALIVE;
  }

  boolean isDead() {
    return state == NodeState.DEAD;
  }

  /** When the state last changed. */
  long changedNanos() {
    return changedNanos;
  }

  @Nullable Suspicion suspicion() {
    return suspicion;
  }

  void describe(Node description) {
    node = description;
  }

  void become(NodeState next, long atIncarnation, long nowNanos) {
    incarnation = atIncarnation;
    if (state != next) {
      state = next;
      changedNanos = nowNanos;
    }
  }

  void suspect(Suspicion why) {
    suspicion = why;
  }

  /** Ends the suspicion, if there is one. */
  void clear() {
    if (suspicion != null) {
      suspicion.cancel();
      suspicion = null;
    }
  }
}
