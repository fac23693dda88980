package io.consuljvm.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * An answer to something that is no request; the connection is closed behind it.
 *
 * @param statusLine code and reason
 * @param body text for people
 */
record Refusal(String statusLine, String body) {
  static final Refusal MALFORMED = of("400 Bad Request");
  static final Refusal NO_HOST = of("400 Bad Request: missing required Host header");
  static final Refusal BAD_HOST = of("400 Bad Request: malformed Host header");
  static final Refusal BAD_HEADER_NAME = of("400 Bad Request: invalid header name");
  static final Refusal TOO_SLOW = of("408 Request Timeout");
  static final Refusal HEAD_TOO_LARGE = of("431 Request Header Fields Too Large");
  static final Refusal UNKNOWN_ENCODING =
      new Refusal("501 Not Implemented", "Unsupported transfer encoding");
  static final Refusal UNKNOWN_VERSION =
      of("505 HTTP Version Not Supported: unsupported protocol version");

  private static Refusal of(String text) {
    return new Refusal(text, text);
  }

  ByteBuf bytes() {
    return Unpooled.copiedBuffer(
        "HTTP/1.1 "
            + statusLine
            + "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n"
            + body,
        US_ASCII);
  }
}
