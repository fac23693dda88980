package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.CodecException;
import io.consuljvm.codec.MsgpackReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Reads one side's whole say from a stream (memberlist, sections 6 and 7). Immutable, safe for any
 * thread; blocks as the stream does, so the caller sets the deadline of the exchange there.
 */
final class StreamReader {
  private final Optional<Encryption> encryption;

  StreamReader(Optional<Encryption> encryption) {
    this.encryption = encryption;
  }

  /**
   * @throws RefusedException if it is not taken, with the reason
   * @throws IOException if the stream fails or ends too early
   */
  ReceivedStream read(InputStream in) throws IOException {
    InputStream bounded = new BoundedInputStream(in, StreamLimits.PLAIN_BYTES);
    try {
      int type = bounded.read();
      if (type < 0) {
        throw new EOFException("EOF");
      }
      if (type == MessageType.ENCRYPT) {
        Bytes plain = open(bounded);
        return expanded(typeOf(plain), MsgpackReader.of(plain.slice(1)));
      }
      if (encryption.isPresent()) {
        throw new RefusedException(
            DropReason.NOT_ENCRYPTED, "Encryption is configured but remote state is not encrypted");
      }
      return expanded(type, MsgpackReader.of(bounded));
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    } catch (CodecException malformed) {
      if (malformed.incomplete()) {
        throw new EOFException("unexpected EOF");
      }
      throw Wire.malformed(String.valueOf(malformed.getMessage()));
    }
  }

  private Bytes open(InputStream in) throws IOException {
    if (encryption.isEmpty()) {
      throw new RefusedException(
          DropReason.UNEXPECTED_ENCRYPTION,
          "Remote state is encrypted and encryption is not configured");
    }
    Bytes declared = exactly(in, Integer.BYTES);
    int length = declared.asByteBuffer().getInt();
    if (length < 0 || length > StreamLimits.SEALED_BYTES) {
      throw new RefusedException(
          DropReason.TOO_LARGE,
          "Remote node state is larger than limit (" + Integer.toUnsignedString(length) + ")");
    }
    return encryption.get().open(exactly(in, length), StreamWriter.header(length));
  }

  /** Takes memory for what has come, not for what is announced. */
  private static Bytes exactly(InputStream in, int length) throws IOException {
    byte[] read = in.readNBytes(length);
    if (read.length < length) {
      throw new EOFException("unexpected EOF");
    }
    return Bytes.wrap(read);
  }

  private static ReceivedStream expanded(int type, MsgpackReader in) throws RefusedException {
    if (type != MessageType.COMPRESS) {
      return message(type, in);
    }
    Bytes plain = Compression.expand(Compression.BODY.read(in), StreamLimits.PLAIN_BYTES);
    return message(typeOf(plain), MsgpackReader.of(plain.slice(1)));
  }

  private static int typeOf(Bytes message) throws RefusedException {
    if (message.isEmpty()) {
      throw new RefusedException(DropReason.EMPTY_MESSAGE, "message of no bytes");
    }
    return message.get(0) & 0xff;
  }

  private static ReceivedStream message(int type, MsgpackReader in) throws RefusedException {
    Drops drops = new Drops();
    StreamMessage message =
        switch (type) {
          case MessageType.PUSH_PULL -> new StreamMessage.State(PushPullCodec.read(in, drops));
          case MessageType.PING ->
              new StreamMessage.Ping(MemberlistCodec.ping(MemberlistBodies.PING.read(in)));
          case MessageType.ACK ->
              new StreamMessage.Ack(MemberlistCodec.ack(MemberlistBodies.ACK.read(in)));
          case MessageType.USER -> new StreamMessage.User(SerfCodec.decode(userMessage(in)));
          case MessageType.ERROR ->
              new StreamMessage.Failure(MemberlistBodies.FAILURE.read(in).error());
          case MessageType.COMPRESS ->
              throw new RefusedException(
                  DropReason.NESTED_COMPRESSION, "compressed inside another");
          default ->
              throw new RefusedException(DropReason.UNKNOWN_TYPE, "invalid msgType (" + type + ")");
        };
    return new ReceivedStream(message, drops.toList());
  }

  private static Bytes userMessage(MsgpackReader in) throws RefusedException {
    int length = MemberlistBodies.USER_HEADER.read(in).userMsgLen();
    PushPullCodec.requireWithin(length, StreamLimits.PLAIN_BYTES, "bytes of a user message");
    return in.readExactly(length);
  }
}
