package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Several messages as one (memberlist, section 4). */
final class Compound {
  /** The original computes the size of the table of lengths in 8 bits. */
  static final int MAX_PARTS = 127;

  private static final int HEADER_BYTES = 2;

  private Compound() {}

  /** Type byte included. */
  static Bytes join(List<Bytes> parts) {
    if (parts.size() > MAX_PARTS) {
      throw new IllegalArgumentException("parts of a compound: " + parts.size());
    }
    int size = HEADER_BYTES;
    for (Bytes part : parts) {
      if (part.length() > 0xffff) {
        throw new IllegalArgumentException("bytes of a part: " + part.length());
      }
      size += 2 + part.length();
    }
    ByteBuffer joined = ByteBuffer.allocate(size);
    joined.put((byte) MessageType.COMPOUND).put((byte) parts.size());
    parts.forEach(part -> joined.putShort((short) part.length()));
    parts.forEach(part -> joined.put(part.asByteBuffer()));
    return Bytes.wrap(joined.array());
  }

  /**
   * @param body behind the type byte
   * @param drops told how many parts are declared and not there
   */
  static List<Bytes> split(Bytes body, Drops drops) throws RefusedException {
    if (body.isEmpty()) {
      throw new RefusedException(DropReason.TRUNCATED_COMPOUND, "missing compound length byte");
    }
    int count = body.get(0) & 0xff;
    int at = 1 + 2 * count;
    if (body.length() < at) {
      throw new RefusedException(DropReason.TRUNCATED_COMPOUND, "truncated len slice");
    }
    List<Bytes> parts = new ArrayList<>(count);
    ByteBuffer lengths = body.asByteBuffer();
    for (int i = 0; i < count; i++) {
      int length = Short.toUnsignedInt(lengths.getShort(1 + 2 * i));
      if (length > body.length() - at) {
        int missing = count - i;
        drops.add(
            DropReason.TRUNCATED_COMPOUND,
            missing,
            "compound has " + missing + " truncated messages");
        break;
      }
      parts.add(body.slice(at, at + length));
      at += length;
    }
    return parts;
  }
}
