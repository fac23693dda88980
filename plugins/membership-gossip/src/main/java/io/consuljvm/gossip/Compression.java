package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.Codec;
import io.consuljvm.codec.Unsigned;

/** The layer that shrinks a message (memberlist, sections 3 to 5). */
final class Compression {
  private static final int LZW = 0;
  static final Codec<Body> BODY = Codec.of(Body.class);

  private Compression() {}

  record Body(@Unsigned(8) int algo, Bytes buf) {}

  /** Type byte included. */
  static Bytes wrap(Bytes message) {
    return Wire.typed(MessageType.COMPRESS, BODY, new Body(LZW, Lzw.compress(message)));
  }

  /** As packets have it: only what becomes shorter. */
  static Bytes wrapIfShorter(Bytes message) {
    Bytes wrapped = wrap(message);
    return wrapped.length() < message.length() ? wrapped : message;
  }

  /**
   * @param message behind its type byte
   * @param limit how many bytes it may expand to
   */
  static Bytes unwrap(Bytes message, int limit) throws RefusedException {
    return expand(Wire.read(BODY, message), limit);
  }

  static Bytes expand(Body body, int limit) throws RefusedException {
    if (body.algo() != LZW) {
      throw new RefusedException(
          DropReason.NOT_DECOMPRESSED, "cannot decompress unknown algorithm " + body.algo());
    }
    return Lzw.decompress(body.buf(), limit);
  }
}
