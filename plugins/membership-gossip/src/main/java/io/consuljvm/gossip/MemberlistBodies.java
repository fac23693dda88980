package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.Codec;
import io.consuljvm.codec.Unsigned;

/**
 * The bodies of memberlist's messages as they are on the wire (memberlist, sections 3 and 7).
 * Components stand in the order of the original's fields: a body may arrive as an array.
 */
final class MemberlistBodies {
  static final Codec<Ping> PING = Codec.of(Ping.class);
  static final Codec<IndirectPing> INDIRECT_PING = Codec.of(IndirectPing.class);
  static final Codec<Ack> ACK = Codec.of(Ack.class);
  static final Codec<Nack> NACK = Codec.of(Nack.class);
  static final Codec<Accusation> ACCUSATION = Codec.of(Accusation.class);
  static final Codec<Alive> ALIVE = Codec.of(Alive.class);
  static final Codec<PushPullHeader> PUSH_PULL_HEADER = Codec.of(PushPullHeader.class);
  static final Codec<PushPullNode> PUSH_PULL_NODE = Codec.of(PushPullNode.class);
  static final Codec<UserHeader> USER_HEADER = Codec.of(UserHeader.class);
  static final Codec<Failure> FAILURE = Codec.of(Failure.class);

  private MemberlistBodies() {}

  record Ping(@Unsigned(32) long seqNo, String node) {}

  record IndirectPing(
      @Unsigned(32) long seqNo, Bytes target, @Unsigned(16) int port, String node, boolean nack) {}

  record Ack(@Unsigned(32) long seqNo, Bytes payload) {}

  record Nack(@Unsigned(32) long seqNo) {}

  /** Of being suspect, and of being dead. */
  record Accusation(@Unsigned(32) long incarnation, String node, String from) {}

  record Alive(
      @Unsigned(32) long incarnation,
      String node,
      Bytes addr,
      @Unsigned(16) int port,
      Bytes meta,
      Bytes vsn) {}

  record PushPullHeader(int nodes, int userStateLen, boolean join) {}

  record PushPullNode(
      String name,
      Bytes addr,
      @Unsigned(16) int port,
      Bytes meta,
      @Unsigned(32) long incarnation,
      int state,
      Bytes vsn) {}

  record UserHeader(int userMsgLen) {}

  /** From newer peers. */
  record Failure(String error) {}
}
