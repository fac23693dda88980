package io.consuljvm.gossip.core;

import java.util.random.RandomGenerator;

/** Rounds of gossip to a few random nodes, the freshly dead included: they may want to refute. */
final class Gossip {

  private final Step step;
  private final Timers timers;
  private final GossipConfig config;
  private final NodeTable nodes;
  private final Packets packets;
  private final long intervalNanos;
  private long nextRoundNanos;

  Gossip(Step step, Timers timers, GossipConfig config, NodeTable nodes, Packets packets) {
    this.step = step;
    this.timers = timers;
    this.config = config;
    this.nodes = nodes;
    this.packets = packets;
    this.intervalNanos = config.timing().gossipInterval().toNanos();
  }

  void start(RandomGenerator random) {
    nextRoundNanos = step.now() + random.nextLong(intervalNanos);
    timers.at(nextRoundNanos, this::round);
  }

  private void round() {
    long missed = Math.max(0, (step.now() - nextRoundNanos) / intervalNanos);
    nextRoundNanos += (missed + 1) * intervalNanos;
    timers.at(nextRoundNanos, this::round);
    if (packets.nothingQueued()) {
      return;
    }
    for (KnownNode node : nodes.pick(config.timing().gossipNodes(), this::hears)) {
      if (!packets.gossip(node.node())) {
        return;
      }
    }
  }

  private boolean hears(KnownNode node) {
    if (node.name().equals(config.name())) {
      return false;
    }
    long sinceChange = step.now() - node.changedNanos();
    return !node.isDead() || sinceChange <= config.timing().gossipToTheDead().toNanos();
  }
}
