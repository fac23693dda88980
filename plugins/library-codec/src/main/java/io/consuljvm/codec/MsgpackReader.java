package io.consuljvm.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads msgpack values, one after the other, from memory or from a stream, with the tolerance of
 * Go's decoder (wire/memberlist.md section 2): integers of any width, raw strings of either
 * specification, numbers where floats are wanted.
 *
 * <p>A declared length never makes it allocate more than has really arrived, give or take a factor
 * of two. What cannot be read throws {@link CodecException}; its {@link CodecException#incomplete}
 * tells an input that ends too early from one that is wrong. After an exception the position is
 * undefined. A failing stream surfaces as {@link UncheckedIOException}. Owned by one thread.
 */
public final class MsgpackReader {
  /** How deeply containers may be nested. */
  static final int MAX_DEPTH = 512;

  private static final int NO_MARK = -1;
  private static final int FIRST_BUFFER = 4096;
  private static final int KEPT_BUFFER = 1 << 16;

  private byte[] buffer;
  private int position;
  private int limit;
  private int mark = NO_MARK;
  private int depth;
  private final @Nullable InputStream source;

  private MsgpackReader(byte[] buffer, int position, int limit, @Nullable InputStream source) {
    this.buffer = buffer;
    this.position = position;
    this.limit = limit;
    this.source = source;
  }

  /** Reads an array, which must not change meanwhile. */
  public static MsgpackReader of(byte[] input) {
    return of(input, 0, input.length);
  }

  /** Reads a part of an array, which must not change meanwhile. */
  public static MsgpackReader of(byte[] input, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, input.length);
    return new MsgpackReader(input, offset, offset + length, null);
  }

  /** Reads bytes. */
  public static MsgpackReader of(Bytes input) {
    return input.reader();
  }

  /** Reads what remains in a buffer, whose position stays. */
  public static MsgpackReader of(ByteBuffer input) {
    return input.hasArray()
        ? of(input.array(), input.arrayOffset() + input.position(), input.remaining())
        : of(Bytes.copyOf(input));
  }

  /**
   * Reads a stream, ahead of what is asked for but never waiting for more than that. What follows
   * on the stream must be read through this reader: {@link #remaining}.
   */
  public static MsgpackReader of(InputStream input) {
    return new MsgpackReader(new byte[FIRST_BUFFER], 0, 0, input);
  }

  /** Whether the input has ended; on a stream, waits for a byte or the end. */
  public boolean atEnd() {
    return position == limit && !refill();
  }

  /** One byte as it is, 0 to 255, such as the message type in front of a value. */
  public int readByte() {
    need(1);
    return buffer[position++] & 0xff;
  }

  /** Bytes as they are, such as a payload that follows a value. */
  public Bytes readExactly(int length) {
    need(length);
    position += length;
    return Bytes.copyOf(buffer, position - length, length);
  }

  /** What comes next, unread: what was read ahead, then the stream itself. */
  public InputStream remaining() {
    return new Remaining();
  }

  /** Whether a nil comes next; if so it is read. */
  public boolean readNil() {
    if (peek() != 0xc0) {
      return false;
    }
    position++;
    return true;
  }

  /** A boolean, also given as 0 or 1; nil is false. */
  public boolean readBoolean() {
    int tag = readByte();
    return switch (tag) {
      case 0xc3, 0x01 -> true;
      case 0xc2, 0x00, 0xc0 -> false;
      default -> throw unexpected(tag, "a boolean");
    };
  }

  /** A number from {@code -2^63} to {@code 2^63-1}; nil is 0. */
  public long readLong() {
    return readSigned(64);
  }

  /** A number from {@code -2^31} to {@code 2^31-1}; nil is 0. */
  public int readInt() {
    return (int) readSigned(32);
  }

  long readSigned(int bits) {
    long value = readInteger(readByte(), "an integer");
    if (value << 64 - bits >> 64 - bits != value) {
      throw new CodecException("overflow int value: " + value);
    }
    return value;
  }

  /**
   * A number from 0 to {@code 2^bits-1}; nil is 0.
   *
   * @param bits 1 to 64; with 64, what is above {@code 2^63-1} comes back as a negative number
   */
  public long readUnsigned(int bits) {
    int tag = readByte();
    long value = readInteger(tag, "an unsigned integer");
    if (value < 0 && tag != 0xcf) {
      throw new CodecException("negative value for an unsigned integer: " + value);
    }
    if (value << 64 - bits >>> 64 - bits != value) {
      throw new CodecException("overflow uint value: " + Long.toUnsignedString(value));
    }
    return value;
  }

  private long readInteger(int tag, String wanted) {
    if (tag < 0x80) {
      return tag;
    }
    if (tag >= 0xe0) {
      return (byte) tag;
    }
    return switch (tag) {
      case 0xcc -> readByte();
      case 0xcd -> bigEndian(2);
      case 0xce -> bigEndian(4);
      case 0xcf, 0xd3 -> bigEndian(8);
      case 0xd0 -> (byte) readByte();
      case 0xd1 -> (short) bigEndian(2);
      case 0xd2 -> (int) bigEndian(4);
      case 0xc0 -> 0;
      default -> throw unexpected(tag, wanted);
    };
  }

  /** A float of either width, or an integer; nil is 0. */
  public double readDouble() {
    int tag = readByte();
    return switch (tag) {
      case 0xcb -> Double.longBitsToDouble(bigEndian(8));
      case 0xca -> Float.intBitsToFloat((int) bigEndian(4));
      default -> readInteger(tag, "a float");
    };
  }

  /** A text; nil is empty. What is not UTF-8 in it becomes U+FFFD. */
  public String readString() {
    int length = readStringLength(readByte());
    need(length);
    position += length;
    return Utf8.decode(buffer, position - length, length);
  }

  /** A byte string; nil is empty. */
  public Bytes readBytes() {
    int tag = readByte();
    int length =
        switch (tag) {
          case 0xc4 -> readByte();
          case 0xc5 -> (int) bigEndian(2);
          case 0xc6 -> length32();
          default -> readStringLength(tag);
        };
    return readExactly(length);
  }

  private int readStringLength(int tag) {
    if (tag >= 0xa0 && tag <= 0xbf) {
      return tag & 0x1f;
    }
    return switch (tag) {
      case 0xd9 -> readByte();
      case 0xda -> (int) bigEndian(2);
      case 0xdb -> length32();
      case 0xc0 -> 0;
      default -> throw unexpected(tag, "a string");
    };
  }

  /** How many values follow as elements; nil is 0. */
  public int readArrayHeader() {
    int tag = readByte();
    if (tag >= 0x90 && tag <= 0x9f) {
      return children(tag & 0x0f, 1);
    }
    return switch (tag) {
      case 0xdc -> children((int) bigEndian(2), 1);
      case 0xdd -> children(length32(), 1);
      case 0xc0 -> 0;
      default -> throw unexpected(tag, "a list");
    };
  }

  /** How many pairs of key and value follow; nil is 0. */
  public int readMapHeader() {
    int tag = readByte();
    if (tag >= 0x80 && tag <= 0x8f) {
      return children(tag & 0x0f, 2);
    }
    return switch (tag) {
      case 0xde -> children((int) bigEndian(2), 2);
      case 0xdf -> children(length32(), 2);
      case 0xc0 -> 0;
      default -> throw unexpected(tag, "a map");
    };
  }

  /** A value takes a byte at least: a count that cannot be is found out before anything is made. */
  private int children(int count, int valuesEach) {
    if (source == null && (long) count * valuesEach > limit - position) {
      throw truncated();
    }
    return count;
  }

  private int length32() {
    long length = bigEndian(4);
    if (length > Integer.MAX_VALUE - 8) {
      throw new CodecException("length " + length + " is too large");
    }
    return (int) length;
  }

  /** Passes over one value of any type and depth. */
  public void skip() {
    for (long pending = 1; pending > 0; pending--) {
      int tag = readByte();
      if (tag < 0x80 || tag >= 0xe0) {
        continue;
      }
      switch (tag >> 4) {
        case 0x8 -> pending += 2L * (tag & 0x0f);
        case 0x9 -> pending += tag & 0x0f;
        case 0xa, 0xb -> skipBytes(tag & 0x1f);
        default -> pending += skipTagged(tag);
      }
    }
  }

  /** Passes over a value up to its children, and counts those. */
  private long skipTagged(int tag) {
    switch (tag) {
      case 0xc0, 0xc2, 0xc3 -> {}
      case 0xcc, 0xd0 -> skipBytes(1);
      case 0xcd, 0xd1, 0xd4 -> skipBytes(2);
      case 0xd5 -> skipBytes(3);
      case 0xca, 0xce, 0xd2 -> skipBytes(4);
      case 0xd6 -> skipBytes(5);
      case 0xcb, 0xcf, 0xd3 -> skipBytes(8);
      case 0xd7 -> skipBytes(9);
      case 0xd8 -> skipBytes(17);
      case 0xc4, 0xd9 -> skipBytes(bigEndian(1));
      case 0xc5, 0xda -> skipBytes(bigEndian(2));
      case 0xc6, 0xdb -> skipBytes(bigEndian(4));
      case 0xc7 -> skipBytes(bigEndian(1) + 1);
      case 0xc8 -> skipBytes(bigEndian(2) + 1);
      case 0xc9 -> skipBytes(bigEndian(4) + 1);
      case 0xdc -> {
        return bigEndian(2);
      }
      case 0xdd -> {
        return bigEndian(4);
      }
      case 0xde -> {
        return 2 * bigEndian(2);
      }
      case 0xdf -> {
        return 2 * bigEndian(4);
      }
      default -> throw unexpected(tag, "a value");
    }
    return 0;
  }

  private void skipBytes(long count) {
    for (long left = count; left > 0; ) {
      need(1);
      int step = (int) Math.min(left, limit - position);
      position += step;
      left -= step;
    }
  }

  /** One value of any type as it is encoded. */
  public Bytes readEncoded() {
    mark = position;
    try {
      skip();
      return Bytes.copyOf(buffer, mark, position - mark);
    } finally {
      mark = NO_MARK;
    }
  }

  /** One value of any type: see {@link Codec#of} for {@code Object}. */
  public @Nullable Object readAny() {
    return AnyShape.INSTANCE.read(this);
  }

  /** The first byte of the next value, 0 to 255, which stays unread. */
  int peek() {
    need(1);
    return buffer[position] & 0xff;
  }

  /** Whether exactly these bytes come next; if so they are read. Never waits. */
  boolean readIfNext(byte[] expected) {
    int end = position + expected.length;
    if (end > limit || !Arrays.equals(buffer, position, end, expected, 0, expected.length)) {
      return false;
    }
    position = end;
    return true;
  }

  void enter() {
    if (++depth > MAX_DEPTH) {
      throw new CodecException("nested deeper than " + MAX_DEPTH);
    }
  }

  void leave() {
    depth--;
  }

  private long bigEndian(int width) {
    need(width);
    long value = 0;
    for (int i = 0; i < width; i++) {
      value = value << 8 | buffer[position++] & 0xff;
    }
    return value;
  }

  private void need(int count) {
    while (limit - position < count) {
      if (!refill()) {
        throw truncated();
      }
    }
  }

  /** Takes in what the stream has; false at its end. */
  private boolean refill() {
    if (source == null) {
      return false;
    }
    makeRoom();
    try {
      int count = source.read(buffer, limit, buffer.length - limit);
      limit += Math.max(count, 0);
      return count >= 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void makeRoom() {
    int start = mark == NO_MARK ? position : mark;
    if (start == limit && buffer.length > KEPT_BUFFER) {
      buffer = new byte[FIRST_BUFFER];
    } else if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
    } else if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, Growth.enough(buffer.length, limit, 1));
    }
    position -= start;
    limit -= start;
    if (mark != NO_MARK) {
      mark = 0;
    }
  }

  private static CodecException truncated() {
    return CodecException.incomplete("unexpected EOF");
  }

  private static CodecException unexpected(int tag, String wanted) {
    return new CodecException("byte 0x%02x is not the beginning of %s".formatted(tag, wanted));
  }

  /** The rest of the input, sharing the position. */
  private final class Remaining extends InputStream {
    @Override
    public int read() {
      return atEnd() ? -1 : readByte();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      Objects.checkFromIndexSize(offset, length, target.length);
      if (length == 0) {
        return 0;
      }
      if (atEnd()) {
        return -1;
      }
      int count = Math.min(length, limit - position);
      System.arraycopy(buffer, position, target, offset, count);
      position += count;
      return count;
    }

    @Override
    public int available() {
      return limit - position;
    }
  }
}
