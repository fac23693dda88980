package io.consuljvm.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON byte for byte as Go's encoding/json does: {@code < > &} and the line separators
 * U+2028 and U+2029 escaped, no spaces, or an indentation of four ({@code H026, H029}). Owned by
 * one thread.
 */
final class JsonWriter {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int INDENT = 4;

  /** Characters that stand for themselves. */
  private static final boolean[] PLAIN = new boolean[0x80];

  static {
    Arrays.fill(PLAIN, 0x20, 0x80, true);
    for (char c : "\"\\<>&".toCharArray()) {
      PLAIN[c] = false;
    }
  }

  private final boolean pretty;
  private byte[] buffer = new byte[512];
  private int size;
  private int depth;
  private boolean first = true;

  private JsonWriter(boolean pretty) {
    this.pretty = pretty;
  }

  static JsonWriter compact() {
    return new JsonWriter(false);
  }

  static JsonWriter pretty() {
    return new JsonWriter(true);
  }

  /** A name with its quotes and colon. */
  static byte[] key(String name) {
    JsonWriter out = compact();
    out.string(name);
    out.put(':');
    return out.toByteArray();
  }

  void beginObject() {
    begin('{');
  }

  void endObject() {
    end('}');
  }

  void beginArray() {
    begin('[');
  }

  void endArray() {
    end(']');
  }

  private void begin(char bracket) {
    put(bracket);
    depth++;
    first = true;
  }

  private void end(char bracket) {
    depth--;
    if (!first) {
      newLine();
    }
    put(bracket);
    first = false;
  }

  /** To be called before each element of a list. */
  void element() {
    if (!first) {
      put(',');
    }
    first = false;
    newLine();
  }

  /** A key as {@link #key} has made it. */
  void name(byte[] key) {
    element();
    append(key);
    if (pretty) {
      put(' ');
    }
  }

  void name(String key) {
    element();
    string(key);
    put(':');
    if (pretty) {
      put(' ');
    }
  }

  private void newLine() {
    if (pretty) {
      int spaces = depth * INDENT;
      reserve(spaces + 1);
      buffer[size++] = '\n';
      Arrays.fill(buffer, size, size + spaces, (byte) ' ');
      size += spaces;
    }
  }

  void nil() {
    append(NULL);
  }

  void bool(boolean value) {
    append(value ? TRUE : FALSE);
  }

  void number(long value) {
    if (value < 0) {
      ascii(Long.toString(value));
    } else {
      unsigned(value);
    }
  }

  /** A number whose 64 bits are to be taken as unsigned. */
  void unsigned(long value) {
    if (value < 0) {
      ascii(Long.toUnsignedString(value));
      return;
    }
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    reserve(digits);
    size += digits;
    int at = size;
    long rest = value;
    do {
      buffer[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest != 0);
  }

  /** A float, which must be finite. */
  void number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      String text = Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
      throw new CodecException("json: unsupported value: " + text);
    }
    ascii(GoFloat.format(value));
  }

  void base64(Bytes value) {
    put('"');
    append(value.base64());
    put('"');
  }

  void string(String value) {
    int length = value.length();
    reserve(length + 2);
    buffer[size++] = '"';
    int i = 0;
    while (i < length) {
      char c = value.charAt(i);
      if (c >= 0x80 || !PLAIN[c]) {
        break;
      }
      buffer[size++] = (byte) c;
      i++;
    }
    if (i < length) {
      escaped(value, i);
    }
    put('"');
  }

  /** The rest of a string, from its first character that needs care. */
  private void escaped(String value, int from) {
    for (int i = from; i < value.length(); i++) {
      char c = value.charAt(i);
      reserve(6);
      if (c < 0x80) {
        if (PLAIN[c]) {
          buffer[size++] = (byte) c;
        } else {
          escape(c);
        }
      } else if (c < 0x800) {
        buffer[size++] = (byte) (0xc0 | c >> 6);
        buffer[size++] = (byte) (0x80 | c & 0x3f);
      } else if (!Character.isSurrogate(c)) {
        if (c == '\u2028' || c == '\u2029') {
          unicode(c);
        } else {
          buffer[size++] = (byte) (0xe0 | c >> 12);
          buffer[size++] = (byte) (0x80 | c >> 6 & 0x3f);
          buffer[size++] = (byte) (0x80 | c & 0x3f);
        }
      } else if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        int point = Character.toCodePoint(c, value.charAt(++i));
        buffer[size++] = (byte) (0xf0 | point >> 18);
        buffer[size++] = (byte) (0x80 | point >> 12 & 0x3f);
        buffer[size++] = (byte) (0x80 | point >> 6 & 0x3f);
        buffer[size++] = (byte) (0x80 | point & 0x3f);
      } else {
        unicode('\ufffd');
      }
    }
  }

  private void escape(char c) {
    switch (c) {
      case '"', '\\' -> pair(c);
      case '\n' -> pair('n');
      case '\r' -> pair('r');
      case '\t' -> pair('t');
      default -> unicode(c);
    }
  }

  private void pair(char c) {
    buffer[size++] = '\\';
    buffer[size++] = (byte) c;
  }

  private void unicode(char c) {
    pair('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      buffer[size++] = HEX[c >> shift & 0xf];
    }
  }

  private void ascii(String text) {
    append(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void put(char c) {
    reserve(1);
    buffer[size++] = (byte) c;
  }

  private void append(byte[] bytes) {
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
  }

  private void reserve(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Growth.enough(buffer.length, size, more));
    }
  }

  byte[] toByteArray() {
    return Arrays.copyOf(buffer, size);
  }
}
