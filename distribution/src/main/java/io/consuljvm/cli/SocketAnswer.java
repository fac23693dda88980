package io.consuljvm.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.consuljvm.spi.cli.AgentHttp;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An answer whose head has been read; the body is still on the wire. */
record SocketAnswer(
    int status, Map<String, String> headers, InputStream body, Connection connection)
    implements AgentHttp.Answer {
  /** Far above what an agent sends; a server that is no agent must not fill the memory. */
  private static final int MAX_LINE = 64 * 1024;

  private static final int MAX_HEADERS = 1000;

  /** Reads the head; interim answers (1xx) are skipped. */
  static SocketAnswer read(Connection connection, String method) throws IOException {
    InputStream in = new BufferedInputStream(connection.in());
    int status;
    Map<String, String> headers;
    do {
      status = status(line(in));
      headers = headers(in);
    } while (status / 100 == 1);
    return new SocketAnswer(status, headers, body(in, method, status, headers), connection);
  }

  private static InputStream body(
      InputStream in, String method, int status, Map<String, String> headers) throws IOException {
    if (method.equals("HEAD") || status == 204 || status == 304) {
      return InputStream.nullInputStream();
    }
    if (headers
        .getOrDefault("transfer-encoding", "")
        .toLowerCase(Locale.ROOT)
        .contains("chunked")) {
      return new ChunkedBody(in);
    }
    String length = headers.get("content-length");
    return length == null ? in : new SizedBody(in, number(length, 10));
  }

  private static int status(String line) throws IOException {
    String[] parts = line.split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("HTTP/") || !parts[1].matches("\\d{3}")) {
      throw new IOException("malformed HTTP response \"" + line + "\"");
    }
    return Integer.parseInt(parts[1]);
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (int count = 0; count < MAX_HEADERS; count++) {
      String line = line(in);
      if (line.isEmpty()) {
        return headers;
      }
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.putIfAbsent(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    throw new IOException("more than " + MAX_HEADERS + " headers");
  }

  /** One line of the head, without its end. */
  static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("EOF");
      }
      if (line.size() == MAX_LINE) {
        throw new IOException("header line longer than " + MAX_LINE + " bytes");
      }
      line.write(b);
    }
    String text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** A length; negative or unreadable ones are the server's fault. */
  static long number(String text, int radix) throws IOException {
    try {
      long number = Long.parseLong(text.strip(), radix);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IOException("bad length \"" + text + "\"", e);
    }
    throw new IOException("bad length \"" + text + "\"");
  }

  @Override
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  @Override
  public byte[] bytes() throws IOException {
    return body.readAllBytes();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (IOException e) {
      // Everything that was wanted has been read: nothing is lost, and nobody could do anything.
      return;
    }
  }
}
