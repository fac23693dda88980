package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import io.consuljvm.gossip.core.Message;
import io.consuljvm.gossip.core.Node;

/** A message of memberlist as bytes, type byte first, and back (memberlist, section 3). */
final class MemberlistCodec {
  private MemberlistCodec() {}

  static Bytes encode(Message message) {
    return switch (message) {
      case Message.Ping ping ->
          Wire.typed(
              MessageType.PING,
              MemberlistBodies.PING,
              new MemberlistBodies.Ping(ping.seqNo(), ping.node()));
      case Message.IndirectPing ping ->
          Wire.typed(
              MessageType.INDIRECT_PING,
              MemberlistBodies.INDIRECT_PING,
              new MemberlistBodies.IndirectPing(
                  ping.seqNo(),
                  Wire.bytes(ping.target().address()),
                  ping.target().port(),
                  ping.node(),
                  ping.nack()));
      case Message.Ack ack ->
          Wire.typed(
              MessageType.ACK,
              MemberlistBodies.ACK,
              new MemberlistBodies.Ack(ack.seqNo(), Wire.bytes(ack.payload())));
      case Message.Nack nack ->
          Wire.typed(
              MessageType.NACK, MemberlistBodies.NACK, new MemberlistBodies.Nack(nack.seqNo()));
      case Message.Alive alive ->
          Wire.typed(MessageType.ALIVE, MemberlistBodies.ALIVE, body(alive));
      case Message.Suspect suspect ->
          accusation(MessageType.SUSPECT, suspect.incarnation(), suspect.node(), suspect.from());
      case Message.Dead dead ->
          accusation(MessageType.DEAD, dead.incarnation(), dead.node(), dead.from());
      case Message.User user -> SerfCodec.encodeUser(user);
    };
  }

  private static MemberlistBodies.Alive body(Message.Alive alive) {
    Node node = alive.node();
    return new MemberlistBodies.Alive(
        alive.incarnation(),
        node.name(),
        Wire.bytes(node.endpoint().address()),
        node.endpoint().port(),
        Wire.bytes(node.meta()),
        Wire.versions(node.versions()));
  }

  private static Bytes accusation(int type, long incarnation, String node, String from) {
    return Wire.typed(
        type,
        MemberlistBodies.ACCUSATION,
        new MemberlistBodies.Accusation(incarnation, node, from));
  }

  /**
   * @param message what is neither a compound nor compressed
   */
  static Message decode(Bytes message) throws RefusedException {
    if (message.isEmpty()) {
      throw new RefusedException(DropReason.EMPTY_MESSAGE, "message of no bytes");
    }
    int type = message.get(0) & 0xff;
    Bytes body = message.slice(1);
    return switch (type) {
      case MessageType.PING -> ping(Wire.read(MemberlistBodies.PING, body));
      case MessageType.INDIRECT_PING ->
          indirectPing(Wire.read(MemberlistBodies.INDIRECT_PING, body));
      case MessageType.ACK -> ack(Wire.read(MemberlistBodies.ACK, body));
      case MessageType.NACK -> new Message.Nack(Wire.read(MemberlistBodies.NACK, body).seqNo());
      case MessageType.ALIVE -> alive(Wire.read(MemberlistBodies.ALIVE, body));
      case MessageType.SUSPECT -> {
        MemberlistBodies.Accusation of = Wire.read(MemberlistBodies.ACCUSATION, body);
        yield new Message.Suspect(of.incarnation(), of.node(), of.from());
      }
      case MessageType.DEAD -> {
        MemberlistBodies.Accusation of = Wire.read(MemberlistBodies.ACCUSATION, body);
        yield new Message.Dead(of.incarnation(), of.node(), of.from());
      }
      case MessageType.USER -> SerfCodec.decode(body);
      default ->
          throw new RefusedException(
              DropReason.UNKNOWN_TYPE, "message type (" + type + ") not supported");
    };
  }

  static Message.Ping ping(MemberlistBodies.Ping body) {
    return new Message.Ping(body.seqNo(), body.node());
  }

  static Message.Ack ack(MemberlistBodies.Ack body) {
    return new Message.Ack(body.seqNo(), Wire.core(body.payload()));
  }

  private static Message indirectPing(MemberlistBodies.IndirectPing body) throws RefusedException {
    return new Message.IndirectPing(
        body.seqNo(), Wire.endpoint(body.target(), body.port()), body.node(), body.nack());
  }

  private static Message alive(MemberlistBodies.Alive body) throws RefusedException {
    Node node =
        new Node(
            body.node(),
            Wire.endpoint(body.addr(), body.port()),
            Wire.core(body.meta()),
            Wire.versions(body.vsn()));
    return new Message.Alive(body.incarnation(), node);
  }
}
