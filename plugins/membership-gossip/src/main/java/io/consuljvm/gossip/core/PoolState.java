package io.consuljvm.gossip.core;

/** Where this node stands in its own life. */
public enum PoolState {
  ALIVE,
  LEAVING,
  LEFT
}
