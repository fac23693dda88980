package io.consuljvm.cli;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body in chunks (RFC 9112, section 7.1). Trailers are read and dropped. */
final class ChunkedBody extends FilterInputStream {
  private long left;
  private boolean first = true;
  private boolean ended;

  ChunkedBody(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int count = in.read(bytes, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException("unexpected EOF");
    }
    left -= count;
    return count;
  }

  private void nextChunk() throws IOException {
    if (!first && !SocketAnswer.line(in).isEmpty()) {
      throw new IOException("malformed chunked encoding");
    }
    first = false;
    String size = SocketAnswer.line(in);
    int extension = size.indexOf(';');
    left = SocketAnswer.number(extension < 0 ? size : size.substring(0, extension), 16);
    if (left == 0) {
      ended = true;
      while (!SocketAnswer.line(in).isEmpty()) {
        continue;
      }
    }
  }
}
