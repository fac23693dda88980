package io.consuljvm.gossip.core;

/** What the core needs to know of bytes. Pure: same argument, same answer. Given by the shell. */
public interface MessageCodec {

  /**
   * The encoded size in bytes of one message as a part of a packet, its type byte included, before
   * compression. For a {@link Message.User} with its original bytes: their number plus one.
   */
  int sizeOf(Message message);

  /** The node meta that carries {@code tags}. */
  Bytes encodeTags(Tags tags);

  /** The reverse; meta of an older peer is taken whole as the tag {@code role}. */
  Tags decodeTags(Bytes meta) throws MalformedPayloadException;

  /** The payload of an ack: ping version and coordinate. */
  Bytes encodeCoordinate(Coordinate coordinate);

  Coordinate decodeCoordinate(Bytes payload) throws MalformedPayloadException;

  /** With its type byte. */
  Bytes encodePayload(QueryPayload payload);

  QueryPayload decodePayload(Bytes payload) throws MalformedPayloadException;
}
