package io.consuljvm.gossip.core;

import java.util.List;
import java.util.Optional;

/**
 * The whole state of one side of a push/pull (memberlist, section 7).
 *
 * @param join whether this is somebody's first contact, to which the merge rule applies
 * @param nodes everyone known, the dead not yet purged included
 * @param serf absent when the other side sent none
 */
public record PushPull(boolean join, List<Entry> nodes, Optional<SerfState> serf) {

  public PushPull {
    nodes = List.copyOf(nodes);
  }

  public record Entry(Node node, long incarnation, NodeState state) {}
}
