package io.consuljvm.kernel.state;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes one msgpack value off a stream as bytes, without understanding it (msgpack specification,
 * section Formats). Not a byte more is read, so that the next record starts where this one ends.
 */
final class RawValue {
  /** A record is a registration or an entry with a value of at most 512 KiB; this is far above. */
  static final int LIMIT_BYTES = 64 << 20;

  private final InputStream in;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  /** Values still to come; a map of n entries asks for 2 n of them. */
  private long pending = 1;

  private RawValue(InputStream in) {
    this.in = in;
  }

  /**
   * @throws EOFException if the stream ends within the value
   * @throws IOException if it is no msgpack, or longer than {@link #LIMIT_BYTES}
   */
  static byte[] take(InputStream in) throws IOException {
    RawValue value = new RawValue(in);
    while (value.pending > 0) {
      value.pending--;
      value.takeOne();
    }
    return value.out.toByteArray();
  }

  private void takeOne() throws IOException {
    int head = (int) number(1);
    if (head < 0x80 || head >= 0xe0) {
      return; // the number itself
    }
    if (head < 0x90) {
      pending += 2L * (head & 0x0f);
    } else if (head < 0xa0) {
      pending += head & 0x0f;
    } else if (head < 0xc0) {
      bytes(head & 0x1f);
    } else {
      takeLong(head);
    }
  }

  private void takeLong(int head) throws IOException {
    switch (head) {
      case 0xc0, 0xc2, 0xc3 -> {} // nil, false, true
      case 0xc4, 0xd9 -> bytes(number(1));
      case 0xc5, 0xda -> bytes(number(2));
      case 0xc6, 0xdb -> bytes(number(4));
      case 0xc7 -> bytes(number(1) + 1);
      case 0xc8 -> bytes(number(2) + 1);
      case 0xc9 -> bytes(number(4) + 1);
      case 0xcc, 0xd0 -> bytes(1);
      case 0xcd, 0xd1 -> bytes(2);
      case 0xca, 0xce, 0xd2 -> bytes(4);
      case 0xcb, 0xcf, 0xd3 -> bytes(8);
      case 0xd4, 0xd5, 0xd6, 0xd7, 0xd8 -> bytes((1L << (head - 0xd4)) + 1);
      case 0xdc -> pending += number(2);
      case 0xdd -> pending += number(4);
      case 0xde -> pending += 2 * number(2);
      case 0xdf -> pending += 2 * number(4);
      default -> throw new IOException("not msgpack: 0x" + Integer.toHexString(head));
    }
  }

  private long number(int bytes) throws IOException {
    long number = 0;
    for (byte b : bytes(bytes)) {
      number = number << 8 | b & 0xff;
    }
    return number;
  }

  private byte[] bytes(long count) throws IOException {
    if (out.size() + count > LIMIT_BYTES) {
      throw new IOException("value of more than " + LIMIT_BYTES + " bytes");
    }
    byte[] bytes = in.readNBytes((int) count);
    if (bytes.length < count) {
      throw new EOFException(
          "stream ends within a value, " + (count - bytes.length) + " bytes short");
    }
    out.writeBytes(bytes);
    return bytes;
  }
}
