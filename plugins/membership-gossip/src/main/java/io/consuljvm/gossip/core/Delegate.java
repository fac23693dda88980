package io.consuljvm.gossip.core;

import java.util.List;
import java.util.Optional;

/** What memberlist asks of, and tells, the protocol above it. Called within a step. */
interface Delegate {

  /** The meta of our own node. */
  Bytes meta();

  /** What our acks carry. */
  Bytes ackPayload();

  /** A direct ping was answered in time. */
  void pinged(Node node, long rttNanos, Bytes payload);

  void received(Message.User message);

  boolean hasBroadcasts();

  /** Appends user broadcasts that fit; answers the room left. */
  int broadcasts(int room, List<Message> parts);

  SerfState localState();

  void mergeState(SerfState remote, boolean join);

  /** Why these nodes may not share the pool with us. */
  Optional<String> refusal(List<Node> nodes);

  /** Was unknown or dead, is alive. */
  void joined(Node node);

  /** Is dead. */
  void left(Node node);

  /** Has other meta than before. */
  void updated(Node node);

  /** {@code other} claims the name of {@code existing} from elsewhere. */
  void conflict(Node existing, Node other);
}
