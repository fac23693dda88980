package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** The header that guards a packet against broken networks (memberlist, section 4). */
final class Checksum {
  private static final int HEADER_BYTES = 5;

  private Checksum() {}

  static Bytes wrap(Bytes message) {
    ByteBuffer wrapped = ByteBuffer.allocate(HEADER_BYTES + message.length());
    wrapped.put((byte) MessageType.HAS_CRC).putInt(crc(message)).put(message.asByteBuffer());
    return Bytes.wrap(wrapped.array());
  }

  /**
   * What is behind the header, if there is one. A shorter message of that type is an unknown one.
   */
  static Bytes strip(Bytes message) throws RefusedException {
    if (message.length() < HEADER_BYTES || message.get(0) != MessageType.HAS_CRC) {
      return message;
    }
    int declared = message.asByteBuffer().getInt(1);
    Bytes inner = message.slice(HEADER_BYTES);
    int actual = crc(inner);
    if (declared != actual) {
      throw new RefusedException(
          DropReason.WRONG_CHECKSUM, "invalid checksum: %x, %x".formatted(actual, declared));
    }
    return inner;
  }

  private static int crc(Bytes message) {
    CRC32 crc = new CRC32();
    crc.update(message.asByteBuffer());
    return (int) crc.getValue();
  }
}
