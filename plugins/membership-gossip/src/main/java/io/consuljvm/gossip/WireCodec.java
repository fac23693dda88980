package io.consuljvm.gossip;

import io.consuljvm.codec.MsgpackWriter;
import io.consuljvm.gossip.core.Bytes;
import io.consuljvm.gossip.core.Coordinate;
import io.consuljvm.gossip.core.MalformedPayloadException;
import io.consuljvm.gossip.core.Message;
import io.consuljvm.gossip.core.MessageCodec;
import io.consuljvm.gossip.core.QueryPayload;
import io.consuljvm.gossip.core.Tags;
import java.util.Map;

/** What the core has to know of bytes. Without state; safe for any thread. */
final class WireCodec implements MessageCodec {
  /** In front of tags: what begins otherwise is the role of an old peer (serf, section 4). */
  private static final int TAGS_MAGIC = 0xff;

  /** In front of a coordinate (serf, section 13). */
  private static final int PING_VERSION = 1;

  @Override
  public int sizeOf(Message message) {
    if (message instanceof Message.User user && user.original().isPresent()) {
      return 1 + user.original().get().size();
    }
    return MemberlistCodec.encode(message).length();
  }

  @Override
  public Bytes encodeTags(Tags tags) {
    return Wire.core(Wire.typed(TAGS_MAGIC, SerfBodies.TAGS, tags.asMap()));
  }

  @Override
  public Tags decodeTags(Bytes meta) throws MalformedPayloadException {
    if (meta.isEmpty() || meta.at(0) != TAGS_MAGIC) {
      return Tags.of(Map.of("role", meta.utf8()));
    }
    return Tags.of(understood(() -> Wire.read(SerfBodies.TAGS, Wire.bytes(meta).slice(1))));
  }

  @Override
  public Bytes encodeCoordinate(Coordinate coordinate) {
    MsgpackWriter out = MsgpackWriter.oldSpec();
    out.writeByte(PING_VERSION);
    SerfBodies.AT.write(
        new SerfBodies.At(
            coordinate.vector(), coordinate.error(), coordinate.adjustment(), coordinate.height()),
        out);
    return Wire.core(out.toBytes());
  }

  @Override
  public Coordinate decodeCoordinate(Bytes payload) throws MalformedPayloadException {
    if (payload.isEmpty() || payload.at(0) != PING_VERSION) {
      throw new MalformedPayloadException(
          payload.isEmpty() ? "empty payload" : "unsupported ping version: " + payload.at(0));
    }
    SerfBodies.At at = understood(() -> Wire.read(SerfBodies.AT, Wire.bytes(payload).slice(1)));
    return new Coordinate(at.vec(), at.error(), at.adjustment(), at.height());
  }

  @Override
  public Bytes encodePayload(QueryPayload payload) {
    return Wire.core(QueryPayloadCodec.encode(payload));
  }

  @Override
  public QueryPayload decodePayload(Bytes payload) throws MalformedPayloadException {
    return understood(() -> QueryPayloadCodec.decode(Wire.bytes(payload)));
  }

  private static <T> T understood(Reading<T> reading) throws MalformedPayloadException {
    try {
      return reading.read();
    } catch (RefusedException refused) {
      throw new MalformedPayloadException(refused.text());
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws RefusedException;
  }
}
