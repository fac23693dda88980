package io.consuljvm.gossip.core;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Memberlist: who is there, found out by probing and spread by gossip (Das et al. 2002, SWIM;
 * Dadgar et al. 2018, Lifeguard; memberlist, section 9). Wires the parts and sorts the messages to
 * them.
 */
final class MemberlistCore {

  private final Step step;
  private final Timers timers;
  private final GossipConfig config;
  private final NodeTable nodes;
  private final Awareness awareness;
  private final BroadcastQueue broadcasts;
  private final Packets packets;
  private final NodeRules rules;
  private final FailureDetector detector;
  private final IndirectPings indirectPings;
  private final Gossip gossip;
  private final StateSync sync;
  private final Delegate delegate;

  MemberlistCore(
      Step step,
      Timers timers,
      GossipConfig config,
      MessageCodec codec,
      RandomGenerator random,
      BooleanSupplier encrypted,
      Delegate delegate) {
    this.step = step;
    this.timers = timers;
    this.config = config;
    this.delegate = delegate;
    nodes = new NodeTable(random);
    awareness = new Awareness(config.timing().awarenessMax());
    broadcasts = new BroadcastQueue(config.timing().retransmitMult(), nodes::size);
    packets = new Packets(step, codec, broadcasts, delegate, encrypted);
    rules =
        new NodeRules(step, timers, config, codec, nodes, broadcasts, awareness, packets, delegate);
    SequenceNumbers sequence = new SequenceNumbers();
    detector =
        new FailureDetector(
            step, timers, config, nodes, rules, packets, awareness, sequence, delegate);
    indirectPings = new IndirectPings(step, timers, config, packets, sequence);
    gossip = new Gossip(step, timers, config, nodes, packets);
    sync = new StateSync(step, timers, config, nodes, rules, delegate);
  }

  void start(RandomGenerator random) {
    rules.announce(null);
    detector.start(random);
    gossip.start(random);
    sync.start(random);
  }

  void received(Endpoint from, List<Message> messages) {
    for (Message message : messages) {
      received(from, message);
    }
  }

  private void received(Endpoint from, Message message) {
    switch (message) {
      case Message.Ping ping -> {
        if (isForUs(ping)) {
          packets.send(from, new Message.Ack(ping.seqNo(), delegate.ackPayload()));
        } else {
          step.warn("memberlist: ping for another node={} from={}", ping.node(), from);
        }
      }
      case Message.IndirectPing request -> indirectPings.serve(from, request);
      case Message.Ack ack -> {
        if (!indirectPings.acked(ack.seqNo())) {
          detector.acked(ack);
        }
      }
      case Message.Nack nack -> detector.nacked(nack);
      case Message.Alive alive -> rules.alive(alive.withPortIfMissing(config.bindPort()));
      case Message.Suspect suspect -> rules.suspect(suspect);
      case Message.Dead dead -> rules.dead(dead);
      case Message.User user -> delegate.received(user);
    }
  }

  /** Whether a ping over a stream deserves an answer. */
  boolean isForUs(Message.Ping ping) {
    return ping.node().isEmpty() || ping.node().equals(config.name());
  }

  void streamPingAnswered(long seqNo, boolean answered) {
    detector.streamPingAnswered(seqNo, answered);
  }

  void sendAlone(Endpoint to, Message message) {
    packets.sendAlone(to, message);
  }

  StateSync sync() {
    return sync;
  }

  /** The tags have changed: tells everyone. */
  void update(Runnable whenSent) {
    rules.announce(whenSent);
  }

  void leave(Runnable whenSent) {
    rules.leave(whenSent);
  }

  boolean anyoneElse() {
    return nodes.anyoneBesides(config.name());
  }

  /** Alive and suspect nodes, this one included. */
  int notDead() {
    return nodes.notDead();
  }

  int healthScore() {
    return awareness.score();
  }

  /** Ourselves as announced. */
  Node localNode() {
    @Nullable KnownNode own = nodes.find(config.name());
    return own != null
        ? own.node()
        : new Node(config.name(), config.advertised(), delegate.meta(), config.versions());
  }

  NodeTable nodes() {
    return nodes;
  }

  BroadcastQueue broadcasts() {
    return broadcasts;
  }
}
