package io.consuljvm.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Locale;

/** Speaks to a server in bytes, each shown as one char. */
final class RawClient implements AutoCloseable {
  /** Longer than anything takes; a test that waits so long fails. */
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;

  RawClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    this.in = socket.getInputStream();
  }

  static RawClient connect(int port) throws IOException {
    return new RawClient(new Socket(InetAddress.getByName("127.0.0.1"), port));
  }

  /** An answer: its head, with the date replaced, and its body without chunks. */
  record Answer(String head, String body) {
    int status() {
      return Integer.parseInt(head.split(" ")[1]);
    }
  }

  void send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Asks for a path with a {@code GET}. */
  Answer get(String path) throws IOException {
    send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    return answer();
  }

  /** Ends our side. */
  void finish() throws IOException {
    socket.shutdownOutput();
  }

  /** Goes the usual way. */
  void leave() throws IOException {
    socket.close();
  }

  /** Goes without a word. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** The next answer to a request that was no {@code HEAD}. */
  Answer answer() throws IOException {
    String head = head();
    String lower = head.toLowerCase(Locale.ROOT);
    if (lower.contains("\ntransfer-encoding: chunked\r\n")) {
      return new Answer(head, chunks());
    }
    int length = lower.indexOf("\ncontent-length: ");
    if (length < 0) {
      return new Answer(head, "");
    }
    int start = length + "\ncontent-length: ".length();
    int bytes = Integer.parseInt(lower.substring(start, lower.indexOf('\r', start)));
    return new Answer(head, exactly(bytes));
  }

  /** Status line and headers up to the empty line. */
  String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) next());
    }
    return withoutDate(head.toString());
  }

  private String chunks() throws IOException {
    StringBuilder body = new StringBuilder();
    while (true) {
      StringBuilder line = new StringBuilder();
      while (line.indexOf("\r\n") < 0) {
        line.append((char) next());
      }
      int size = Integer.parseInt(line.substring(0, line.length() - 2), 16);
      body.append(exactly(size));
      exactly(2);
      if (size == 0) {
        return body.toString();
      }
    }
  }

  String exactly(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("after " + bytes.length + " of " + count + " bytes");
    }
    return new String(bytes, ISO_8859_1);
  }

  private int next() throws IOException {
    int b = in.read();
    if (b < 0) {
      throw new EOFException();
    }
    return b;
  }

  /** Everything up to the end of the connection, however it ends. */
  String readToEnd() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        all.write(buffer, 0, n);
      }
    } catch (SocketException reset) {
      all.writeBytes("<reset>".getBytes(ISO_8859_1));
    }
    return withoutDate(all.toString(ISO_8859_1));
  }

  static String withoutDate(String answer) {
    return answer.replaceAll("\r\nDate: [^\r]*\r\n", "\r\nDate: -\r\n");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
