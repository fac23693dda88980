package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.MsgpackWriter;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One side's whole say on a stream as bytes: always compressed, sealed in an encrypted pool
 * (memberlist, sections 6 and 7). Immutable, safe for any thread.
 */
final class StreamWriter {
  /** The type byte and a length, which are authenticated with the message. */
  static final int SEALED_HEADER_BYTES = 5;

  private final Optional<Encryption> encryption;

  StreamWriter(Optional<Encryption> encryption) {
    this.encryption = encryption;
  }

  Bytes write(StreamMessage message) {
    return wrap(plain(message));
  }

  Bytes wrap(Bytes plain) {
    Bytes compressed = Compression.wrap(plain);
    return encryption.isPresent() ? seal(encryption.get(), compressed) : compressed;
  }

  static Bytes plain(StreamMessage message) {
    return switch (message) {
      case StreamMessage.State state -> PushPullCodec.encode(state.state());
      case StreamMessage.Ping ping -> MemberlistCodec.encode(ping.ping());
      case StreamMessage.Ack ack -> MemberlistCodec.encode(ack.ack());
      case StreamMessage.User user -> user(SerfCodec.bytesOf(user.user()));
      case StreamMessage.Failure failure ->
          Wire.typed(
              MessageType.ERROR,
              MemberlistBodies.FAILURE,
              new MemberlistBodies.Failure(failure.text()));
    };
  }

  private static Bytes user(Bytes serfMessage) {
    MsgpackWriter out = MsgpackWriter.oldSpec();
    out.writeByte(MessageType.USER);
    MemberlistBodies.USER_HEADER.write(new MemberlistBodies.UserHeader(serfMessage.length()), out);
    out.writeEncoded(serfMessage);
    return out.toBytes();
  }

  private static Bytes seal(Encryption encryption, Bytes plain) {
    int length = Encryption.sealedLength(plain.length());
    Bytes header = header(length);
    Bytes sealed = encryption.seal(plain, header);
    ByteBuffer framed = ByteBuffer.allocate(SEALED_HEADER_BYTES + length);
    framed.put(header.asByteBuffer()).put(sealed.asByteBuffer());
    return Bytes.wrap(framed.array());
  }

  static Bytes header(int sealedLength) {
    ByteBuffer header = ByteBuffer.allocate(SEALED_HEADER_BYTES);
    header.put((byte) MessageType.ENCRYPT).putInt(sealedLength);
    return Bytes.wrap(header.array());
  }
}
