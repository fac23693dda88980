package io.consuljvm.gossip.core;

import java.util.Optional;

/**
 * A memberlist message (memberlist, section 3). Sequence and incarnation numbers are unsigned 32
 * bits wide and stand in longs.
 */
public sealed interface Message {

  /**
   * Asks for an {@link Ack}.
   *
   * @param node who is meant; empty for whoever listens there
   */
  record Ping(long seqNo, String node) implements Message {}

  /**
   * Asks the receiver to ping {@code target} and to pass its answer on.
   *
   * @param nack whether the requester wants to hear when there was no answer in time
   */
  record IndirectPing(long seqNo, Endpoint target, String node, boolean nack) implements Message {}

  /**
   * @param payload the coordinate of the sender; empty where the ping came over a stream or through
   *     a third node
   */
  record Ack(long seqNo, Bytes payload) implements Message {}

  /** The third node of an indirect ping is well, but has heard nothing from the target. */
  record Nack(long seqNo) implements Message {}

  record Alive(long incarnation, Node node) implements Message {

    Alive withPortIfMissing(int port) {
      return node.endpoint().port() != 0
          ? this
          : new Alive(incarnation, node.withPortIfMissing(port));
    }
  }

  /**
   * @param from the accuser
   */
  record Suspect(long incarnation, String node, String from) implements Message {}

  /**
   * @param from who found out; empty, or the node itself, when it leaves
   */
  record Dead(long incarnation, String node, String from) implements Message {}

  /**
   * A message of Serf.
   *
   * @param original the encoded body, type byte first, as it was received; empty for our own
   */
  record User(SerfMessage body, Optional<Bytes> original) implements Message {

    static User ours(SerfMessage body) {
      return new User(body, Optional.empty());
    }
  }
}
