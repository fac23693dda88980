package io.consuljvm.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/**
 * An immutable string of bytes; a value, compared by content, ordered as unsigned bytes are.
 * Immutable: safe for any thread.
 */
public final class Bytes implements Comparable<Bytes> {
  private static final int SHOWN = 32;

  public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

  private final byte[] array;
  private final int offset;
  private final int length;

  private Bytes(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /** A copy of an array. */
  public static Bytes copyOf(byte[] array) {
    return copyOf(array, 0, array.length);
  }

  /** A copy of a part of an array. */
  public static Bytes copyOf(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    return wrap(Arrays.copyOfRange(array, offset, offset + length));
  }

  /** A copy of what remains in a buffer, whose position stays. */
  public static Bytes copyOf(ByteBuffer buffer) {
    byte[] copy = new byte[buffer.remaining()];
    buffer.get(buffer.position(), copy);
    return wrap(copy);
  }

  /** The array itself, without a copy: the caller gives it up and never writes to it again. */
  public static Bytes wrap(byte[] array) {
    return array.length == 0 ? EMPTY : new Bytes(array, 0, array.length);
  }

  /** The UTF-8 form of a text. */
  public static Bytes utf8(String text) {
    return wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads pairs of hexadecimal digits.
   *
   * @throws IllegalArgumentException if they are not
   */
  public static Bytes hex(String digits) {
    return wrap(HexFormat.of().parseHex(digits));
  }

  public int length() {
    return length;
  }

  public boolean isEmpty() {
    return length == 0;
  }

  /** The byte at an index, signed as Java's are. */
  public byte get(int index) {
    return array[offset + Objects.checkIndex(index, length)];
  }

  /** A part, sharing the bytes: it keeps all of them alive. */
  public Bytes slice(int from, int to) {
    Objects.checkFromToIndex(from, to, length);
    return from == to ? EMPTY : new Bytes(array, offset + from, to - from);
  }

  /** From an index to the end, sharing the bytes. */
  public Bytes slice(int from) {
    return slice(from, length);
  }

  public boolean startsWith(Bytes prefix) {
    return prefix.length <= length
        && Arrays.equals(
            array,
            offset,
            offset + prefix.length,
            prefix.array,
            prefix.offset,
            prefix.offset + prefix.length);
  }

  /** A copy. */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  public void copyTo(byte[] target, int at) {
    System.arraycopy(array, offset, target, at, length);
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(array, offset, length);
  }

  /** A read-only buffer over the bytes, from position 0; no copy. */
  public ByteBuffer asByteBuffer() {
    return ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer();
  }

  /** The bytes as UTF-8 text; every malformed byte becomes a U+FFFD. */
  public String utf8() {
    return Utf8.decode(array, offset, length);
  }

  /** All bytes as lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(array, offset, offset + length);
  }

  void appendTo(MsgpackWriter out) {
    out.append(array, offset, length);
  }

  MsgpackReader reader() {
    return MsgpackReader.of(array, offset, length);
  }

  byte[] base64() {
    boolean whole = offset == 0 && length == array.length;
    return Base64.getEncoder().encode(whole ? array : toByteArray());
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(
        array, offset, offset + length, other.array, other.offset, other.offset + other.length);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Bytes that
            && Arrays.equals(
                array, offset, offset + length, that.array, that.offset, that.offset + that.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  /** Length and beginning, for logs and failures. */
  @Override
  public String toString() {
    return "Bytes["
        + length
        + ": "
        + slice(0, Math.min(length, SHOWN)).hex()
        + (length > SHOWN ? "…]" : "]");
  }
}
