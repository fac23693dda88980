package io.consuljvm.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes msgpack values, one after the other, into memory that grows as needed (wire/memberlist.md
 * section 2). Integers take their shortest form, non-negative ones an unsigned form; floats always
 * 8 bytes.
 *
 * <p>It does not count: that as many values follow a header as it says is the caller's business.
 * Owned by one thread.
 */
public final class MsgpackWriter {
  private static final int FIXSTR_LIMIT = 32;
  private static final int FIX_CONTAINER_LIMIT = 16;

  private final boolean newSpec;
  private byte[] buffer;
  private int size;

  private MsgpackWriter(boolean newSpec) {
    this.newSpec = newSpec;
    this.buffer = new byte[256];
  }

  /** The old specification, spoken everywhere but on the agent's port: raw strings alone. */
  public static MsgpackWriter oldSpec() {
    return new MsgpackWriter(false);
  }

  /** The new one, with str8 and bin: the agent's port 8400 and payloads of user events. */
  public static MsgpackWriter newSpec() {
    return new MsgpackWriter(true);
  }

  /** A field's name: both specifications write short ones alike. */
  void writeKey(Field field) {
    if (newSpec && field.wireKey.length > FIXSTR_LIMIT) {
      writeString(field.names.wire());
    } else {
      append(field.wireKey, 0, field.wireKey.length);
    }
  }

  /** One byte as it is, such as the message type in front of a value. */
  public void writeByte(int value) {
    reserve(1);
    buffer[size++] = (byte) value;
  }

  public void writeNil() {
    writeByte(0xc0);
  }

  public void writeBoolean(boolean value) {
    writeByte(value ? 0xc3 : 0xc2);
  }

  /** A signed number. */
  public void writeLong(long value) {
    if (value >= 0) {
      writeUnsigned(value);
      return;
    }
    reserve(9);
    if (value >= -32) {
      buffer[size++] = (byte) value;
    } else if (value >= Byte.MIN_VALUE) {
      buffer[size++] = (byte) 0xd0;
      buffer[size++] = (byte) value;
    } else if (value >= Short.MIN_VALUE) {
      tagged(0xd1, value, 2);
    } else if (value >= Integer.MIN_VALUE) {
      tagged(0xd2, value, 4);
    } else {
      tagged(0xd3, value, 8);
    }
  }

  /** A number whose 64 bits are to be taken as unsigned. */
  public void writeUnsigned(long value) {
    reserve(9);
    if (value >>> 7 == 0) {
      buffer[size++] = (byte) value;
    } else if (value >>> 8 == 0) {
      buffer[size++] = (byte) 0xcc;
      buffer[size++] = (byte) value;
    } else if (value >>> 16 == 0) {
      tagged(0xcd, value, 2);
    } else if (value >>> 32 == 0) {
      tagged(0xce, value, 4);
    } else {
      tagged(0xcf, value, 8);
    }
  }

  public void writeDouble(double value) {
    reserve(9);
    tagged(0xcb, Double.doubleToRawLongBits(value), 8);
  }

  public void writeString(String value) {
    int length = value.length();
    if (length < FIXSTR_LIMIT && writeShortAscii(value, length)) {
      return;
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    writeStringHeader(utf8.length);
    append(utf8, 0, utf8.length);
  }

  /** Names and keys are short and plain: they go in without an array of their own. */
  private boolean writeShortAscii(String value, int length) {
    reserve(length + 1);
    int at = size;
    buffer[at++] = (byte) (0xa0 | length);
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        return false;
      }
      buffer[at++] = (byte) c;
    }
    size = at;
    return true;
  }

  private void writeStringHeader(int length) {
    reserve(5);
    if (length < FIXSTR_LIMIT) {
      buffer[size++] = (byte) (0xa0 | length);
    } else if (newSpec && length < 256) {
      tagged(0xd9, length, 1);
    } else if (length < 65536) {
      tagged(0xda, length, 2);
    } else {
      tagged(0xdb, length, 4);
    }
  }

  /** A byte string, also if it is empty; {@link #writeNil} is for those that are not there. */
  public void writeBytes(Bytes value) {
    writeBytesHeader(value.length());
    value.appendTo(this);
  }

  /** A byte string taken from an array. */
  public void writeBytes(byte[] array, int offset, int length) {
    writeBytesHeader(length);
    append(array, offset, length);
  }

  private void writeBytesHeader(int length) {
    if (!newSpec) {
      writeStringHeader(length);
      return;
    }
    reserve(5);
    if (length < 256) {
      tagged(0xc4, length, 1);
    } else if (length < 65536) {
      tagged(0xc5, length, 2);
    } else {
      tagged(0xc6, length, 4);
    }
  }

  /** As many values follow. */
  public void writeArrayHeader(int count) {
    writeContainerHeader(0x90, 0xdc, count);
  }

  /** As many pairs of key and value follow. */
  public void writeMapHeader(int count) {
    writeContainerHeader(0x80, 0xde, count);
  }

  private void writeContainerHeader(int fix, int wide, int count) {
    reserve(5);
    if (count < FIX_CONTAINER_LIMIT) {
      buffer[size++] = (byte) (fix | count);
    } else if (count < 65536) {
      tagged(wide, count, 2);
    } else {
      tagged(wide + 1, count, 4);
    }
  }

  /** A value that is msgpack already. */
  public void writeEncoded(Bytes value) {
    value.appendTo(this);
  }

  void append(byte[] array, int offset, int length) {
    reserve(length);
    System.arraycopy(array, offset, buffer, size, length);
    size += length;
  }

  /** How many bytes have been written. */
  public int size() {
    return size;
  }

  /** Forgets what has been written and keeps the memory. */
  public void clear() {
    size = 0;
  }

  /** A copy of what has been written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(buffer, size);
  }

  /** A copy of what has been written. */
  public Bytes toBytes() {
    return Bytes.wrap(toByteArray());
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(buffer, 0, size);
  }

  /** What has been written, without a copy: to be used before the next write. */
  public ByteBuffer asByteBuffer() {
    return ByteBuffer.wrap(buffer, 0, size).asReadOnlyBuffer();
  }

  private void tagged(int tag, long value, int width) {
    buffer[size++] = (byte) tag;
    for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
      buffer[size++] = (byte) (value >>> shift);
    }
  }

  private void reserve(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Growth.enough(buffer.length, size, more));
    }
  }
}
