package io.consuljvm.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** Makes the bytes of an answer ({@code H054, H055}). Immutable. */
final class ReplyEncoder {
  /** A body up to this size has a length; a longer one goes out in chunks. */
  static final int BUFFERED = 2048;

  static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(US_ASCII);
  private static final byte[] END_OF_ANSWER = "\r\n0\r\n\r\n".getBytes(US_ASCII);

  private final ByteBufAllocator allocator;
  private final HttpDate date;

  ReplyEncoder(ByteBufAllocator allocator, HttpDate date) {
    this.allocator = allocator;
    this.date = date;
  }

  /**
   * All of an answer.
   *
   * @param bytes the caller's to write or release
   */
  record Encoded(ByteBuf bytes, boolean close) {}

  /** An answer whose body is known. */
  Encoded encode(
      ClientWishes wishes, int status, HeaderFields fields, byte[] body, boolean mustClose) {
    boolean hasBody = ResponseHead.bodyAllowed(status);
    Length length = hasBody ? length(wishes, fields, body.length) : Length.UNSTATED;
    ResponseHead head =
        head(wishes, status, fields, length, body, hasBody ? body.length : 0, mustClose);
    boolean sent = hasBody && !wishes.head();
    if (sent && length instanceof Length.Chunked) {
      byte[] size = chunkSize(body.length);
      int total = head.bytes().length + size.length + body.length + END_OF_ANSWER.length;
      ByteBuf bytes = allocator.directBuffer(total);
      bytes.writeBytes(head.bytes()).writeBytes(size).writeBytes(body).writeBytes(END_OF_ANSWER);
      return new Encoded(bytes, head.close());
    }
    ByteBuf bytes = allocator.directBuffer(head.bytes().length + (sent ? body.length : 0));
    bytes.writeBytes(head.bytes());
    if (sent) {
      bytes.writeBytes(body);
    }
    return new Encoded(bytes, head.close());
  }

  private static Length length(ClientWishes wishes, HeaderFields fields, int body) {
    if (fields.contains("Content-Length")) {
      return Length.GIVEN;
    }
    if (wishes.head()) {
      return body > 0 && body <= BUFFERED ? new Length.Known(body) : Length.UNSTATED;
    }
    if (body <= BUFFERED) {
      return new Length.Known(body);
    }
    return wishes.http11() ? Length.CHUNKED : Length.UNTIL_CLOSE;
  }

  /**
   * The head of an answer whose body follows.
   *
   * @param start beginning of the body, of which {@code available} bytes are there
   */
  ResponseHead head(
      ClientWishes wishes,
      int status,
      HeaderFields fields,
      Length length,
      byte[] start,
      int available,
      boolean mustClose) {
    boolean sniff =
        available > 0 && !fields.contains("Content-Type") && !fields.contains("Content-Encoding");
    String type = sniff ? ContentSniffer.sniff(start, available) : "";
    return ResponseHead.of(wishes, status, fields, length, type, date.text(), mustClose);
  }

  ByteBuf buffer(int capacity) {
    return allocator.directBuffer(capacity);
  }

  static byte[] chunkSize(int size) {
    return (Integer.toHexString(size) + "\r\n").getBytes(US_ASCII);
  }
}
