package io.consuljvm.gossip.core;

import java.util.LinkedHashMap;
import java.util.Map;

/** Pings on behalf of others: their acks are passed on, their silence is reported if asked for. */
final class IndirectPings {

  private final Step step;
  private final Timers timers;
  private final GossipConfig config;
  private final Packets packets;
  private final SequenceNumbers sequence;
  private final Map<Long, Relay> relays = new LinkedHashMap<>();

  IndirectPings(
      Step step, Timers timers, GossipConfig config, Packets packets, SequenceNumbers sequence) {
    this.step = step;
    this.timers = timers;
    this.config = config;
    this.packets = packets;
    this.sequence = sequence;
  }

  private record Relay(Endpoint requester, long seqNo, boolean nack, Timers.Timer timeout) {}

  void serve(Endpoint requester, Message.IndirectPing request) {
    if (relays.size() >= Limits.RELAYED_PINGS) {
      step.warn("memberlist: indirect ping dropped, too many under way from={}", requester);
      return;
    }
    long seqNo = sequence.next();
    long deadline = step.now() + config.timing().probeTimeout().toNanos();
    Timers.Timer timeout = timers.at(deadline, () -> unanswered(seqNo));
    relays.put(seqNo, new Relay(requester, request.seqNo(), request.nack(), timeout));
    Endpoint target = request.target();
    packets.send(
        target.port() != 0 ? target : target.withPort(config.bindPort()),
        new Message.Ping(seqNo, request.node()));
  }

  /** Whether the ack was for one of these. */
  boolean acked(long seqNo) {
    Relay relay = relays.remove(seqNo);
    if (relay == null) {
      return false;
    }
    relay.timeout.cancel();
    packets.send(relay.requester, new Message.Ack(relay.seqNo, Bytes.EMPTY));
    return true;
  }

  private void unanswered(long seqNo) {
    Relay relay = relays.remove(seqNo);
    if (relay != null && relay.nack) {
      packets.send(relay.requester, new Message.Nack(relay.seqNo));
    }
  }
}
