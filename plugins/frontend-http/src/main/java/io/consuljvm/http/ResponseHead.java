package io.consuljvm.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * Status line and headers as bytes, in the original's order: the fields by name, then date, length,
 * sniffed type, connection and encoding.
 *
 * @param bytes up to the empty line, inclusive
 * @param close whether the connection ends with this answer
 */
record ResponseHead(byte[] bytes, boolean close) {

  /**
   * @param sniffed type of the body if no field tells it; empty for none
   * @param mustClose for reasons of our own
   */
  static ResponseHead of(
      ClientWishes wishes,
      int status,
      HeaderFields fields,
      Length length,
      String sniffed,
      String date,
      boolean mustClose) {
    boolean lengthClear =
        !(length instanceof Length.Chunked) && !(length instanceof Length.UntilClose);
    boolean persistent = wishes.http11() || wishes.keepAlive() && lengthClear;
    boolean close =
        mustClose || wishes.close() || length instanceof Length.UntilClose || !persistent;

    StringBuilder out = new StringBuilder(256);
    out.append(wishes.http11() ? "HTTP/1.1 " : "HTTP/1.0 ");
    out.append(status).append(' ').append(reason(status)).append("\r\n");
    fields.appendTo(out);
    out.append("Date: ").append(date).append("\r\n");
    if (length instanceof Length.Known(long bytes)) {
      out.append("Content-Length: ").append(bytes).append("\r\n");
    }
    if (!sniffed.isEmpty()) {
      out.append("Content-Type: ").append(sniffed).append("\r\n");
    }
    if (close && wishes.http11()) {
      out.append("Connection: close\r\n");
    } else if (!close && !wishes.http11()) {
      out.append("Connection: keep-alive\r\n");
    }
    if (length instanceof Length.Chunked) {
      out.append("Transfer-Encoding: chunked\r\n");
    }
    out.append("\r\n");
    return new ResponseHead(out.toString().getBytes(UTF_8), close);
  }

  private static String reason(int status) {
    // The two whose names have changed since.
    return switch (status) {
      case 413 -> "Request Entity Too Large";
      case 416 -> "Requested Range Not Satisfiable";
      default -> HttpResponseStatus.valueOf(status).reasonPhrase();
    };
  }

  /** Whether answers of this status have a body at all. */
  static boolean bodyAllowed(int status) {
    return status >= 200 && status != 204 && status != 304;
  }
}
