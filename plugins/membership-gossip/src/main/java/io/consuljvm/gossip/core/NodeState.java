package io.consuljvm.gossip.core;

/** What memberlist believes of a node. The order is that of the numbers in a push/pull. */
public enum NodeState {
  ALIVE,
  SUSPECT,
  DEAD,
  /** Only in what newer peers send; such entries are ignored in a merge. */
  LEFT
}
