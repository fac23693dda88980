package io.consuljvm.gossip.core;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Probes one node after the other (SWIM, sections 3 and 4.3; memberlist, section 9 "Probing").
 *
 * <p>A probe has three steps: a direct ping; at the probe timeout, pings through others and over a
 * stream; at the end of the interval, the verdict. The interval grows with the doubt in ourselves,
 * and a probe that overruns the round delays the next one, which then starts at once.
 */
final class FailureDetector {

  private final Step step;
  private final Timers timers;
  private final GossipConfig config;
  private final NodeTable nodes;
  private final NodeRules rules;
  private final Packets packets;
  private final Awareness awareness;
  private final SequenceNumbers sequence;
  private final Delegate delegate;
  private final long intervalNanos;
  private int probeIndex;
  private long nextRoundNanos;
  private @Nullable Probe current;

  FailureDetector(
      Step step,
      Timers timers,
      GossipConfig config,
      NodeTable nodes,
      NodeRules rules,
      Packets packets,
      Awareness awareness,
      SequenceNumbers sequence,
      Delegate delegate) {
    this.step = step;
    this.timers = timers;
    this.config = config;
    this.nodes = nodes;
    this.rules = rules;
    this.packets = packets;
    this.awareness = awareness;
    this.sequence = sequence;
    this.delegate = delegate;
    this.intervalNanos = config.timing().probeInterval().toNanos();
  }

  /** One node under examination, as it was known at the start. */
  private static final class Probe {
    final long seqNo;
    final Node target;
    final long incarnation;
    final long sentNanos;
    final long endNanos;
    boolean askedOthers;
    int nacksExpected;
    int nacks;
    boolean streamAnswered;
    Timers.@Nullable Timer timer;

    Probe(long seqNo, KnownNode target, long sentNanos, long endNanos) {
      this.seqNo = seqNo;
      this.target = target.node();
      this.incarnation = target.incarnation();
      this.sentNanos = sentNanos;
      this.endNanos = endNanos;
    }
  }

  /**
   * The first round starts at a random moment within one interval, so that a pool is not in step.
   */
  void start(RandomGenerator random) {
    nextRoundNanos = step.now() + random.nextLong(intervalNanos);
    timers.at(nextRoundNanos, this::round);
  }

  void acked(Message.Ack ack) {
    Probe probe = current;
    if (probe == null || probe.seqNo != ack.seqNo()) {
      return;
    }
    if (!probe.askedOthers) {
      delegate.pinged(probe.target, step.now() - probe.sentNanos, ack.payload());
    }
    succeed(probe);
  }

  void nacked(Message.Nack nack) {
    Probe probe = current;
    if (probe != null && probe.seqNo == nack.seqNo()) {
      probe.nacks++;
    }
  }

  void streamPingAnswered(long seqNo, boolean answered) {
    Probe probe = current;
    if (probe != null && probe.seqNo == seqNo) {
      probe.streamAnswered = answered;
    }
  }

  private void round() {
    long missed = Math.max(0, (step.now() - nextRoundNanos) / intervalNanos);
    nextRoundNanos += (missed + 1) * intervalNanos;
    KnownNode target = nextTarget();
    if (target == null) {
      timers.at(nextRoundNanos, this::round);
    } else {
      probe(target);
    }
  }

  private @Nullable KnownNode nextTarget() {
    int looked = 0;
    while (looked < nodes.size()) {
      if (probeIndex >= nodes.size()) {
        rules.purge();
        probeIndex = 0;
        looked++;
        continue;
      }
      KnownNode node = nodes.at(probeIndex++);
      if (!node.isDead() && !node.name().equals(config.name())) {
        return node;
      }
      looked++;
    }
    return null;
  }

  private void probe(KnownNode target) {
    long end = step.now() + awareness.scale(intervalNanos);
    Probe probe = new Probe(sequence.next(), target, step.now(), end);
    current = probe;
    Message.Ping ping = new Message.Ping(probe.seqNo, target.name());
    if (target.isAlive()) {
      packets.send(target.node().endpoint(), ping);
    } else {
      // Tells the accused first, so that it can refute at once (Lifeguard, Buddy System).
      packets.sendTogether(
          target.node(),
          ping,
          new Message.Suspect(target.incarnation(), target.name(), config.name()));
    }
    long timeout = step.now() + config.timing().probeTimeout().toNanos();
    probe.timer = timers.at(Math.min(timeout, end), () -> askOthers(probe));
  }

  private void askOthers(Probe probe) {
    probe.askedOthers = true;
    step.debug("memberlist: no ack in time node={}", probe.target.name());
    List<KnownNode> peers =
        nodes.pick(
            config.timing().indirectChecks(),
            node ->
                node.isAlive()
                    && !node.name().equals(config.name())
                    && !node.name().equals(probe.target.name()));
    for (KnownNode peer : peers) {
      boolean nack = peer.node().versions().understandsNack();
      if (nack) {
        probe.nacksExpected++;
      }
      packets.send(
          peer.node().endpoint(),
          new Message.IndirectPing(
              probe.seqNo, probe.target.endpoint(), probe.target.name(), nack));
    }
    if (probe.target.versions().understandsStreamPing()) {
      step.emit(
          new Output.SendStreamPing(
              probe.target.endpoint(),
              new Message.Ping(probe.seqNo, probe.target.name()),
              probe.endNanos));
    }
    probe.timer = timers.at(probe.endNanos, () -> conclude(probe));
  }

  private void conclude(Probe probe) {
    if (probe.streamAnswered) {
      step.warn(
          "memberlist: reached over a stream but not by packets, is UDP blocked? node={}",
          probe.target.name());
      succeed(probe);
      return;
    }
    awareness.apply(doubt(probe));
    step.info("memberlist: suspecting, no ack received node={}", probe.target.name());
    rules.suspect(new Message.Suspect(probe.incarnation, probe.target.name(), config.name()));
    finish();
  }

  /** Missing nacks speak against ourselves: those peers were fine a moment ago. */
  private static int doubt(Probe probe) {
    if (probe.nacksExpected == 0) {
      return 1;
    }
    return 2 * Math.max(0, probe.nacksExpected - probe.nacks);
  }

  private void succeed(Probe probe) {
    if (probe.timer != null) {
      probe.timer.cancel();
    }
    awareness.apply(-1);
    finish();
  }

  private void finish() {
    current = null;
    timers.at(Math.max(nextRoundNanos, step.now()), this::round);
  }
}
