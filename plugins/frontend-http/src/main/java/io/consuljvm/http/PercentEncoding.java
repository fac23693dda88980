package io.consuljvm.http;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent encoding of paths and queries ({@code H013}). */
final class PercentEncoding {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** What a path may hold unescaped besides letters and digits. */
  private static final String PLAIN_IN_PATH = "-_.~$&+,/:;=@";

  /** What is left as it came, although we would have escaped it. */
  private static final String TOLERATED_IN_PATH = "!'()*[]%";

  private PercentEncoding() {}

  /**
   * Decodes a path.
   *
   * @param raw one char for each byte
   * @return the bytes as UTF-8; what is malformed becomes U+FFFD
   * @throws IllegalArgumentException if an escape is incomplete or no hexadecimal number
   */
  static String decodePath(String raw) {
    return decode(raw, 0, raw.length(), false);
  }

  /** Like {@link #decodePath}, for a part of a query, where a plus is a space. */
  static String decodeQuery(String raw, int from, int to) {
    return decode(raw, from, to, true);
  }

  private static String decode(String raw, int from, int to, boolean query) {
    int special = from;
    while (special < to && isLiteral(raw.charAt(special), query)) {
      special++;
    }
    if (special == to) {
      return raw.substring(from, to);
    }
    byte[] bytes = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        if (i + 2 >= to) {
          throw new IllegalArgumentException("incomplete escape");
        }
        bytes[length++] = (byte) HexFormat.fromHexDigits(raw, i + 1, i + 3);
        i += 2;
      } else {
        bytes[length++] = (byte) (query && c == '+' ? ' ' : c);
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static boolean isLiteral(char c, boolean query) {
    return c != '%' && c < 0x80 && (c != '+' || !query);
  }

  /** Encodes a path: everything but letters, digits and {@code -_.~$&+,/:;=@}. */
  static String encodePath(String path) {
    StringBuilder out = new StringBuilder(path.length() + 8);
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain((char) (b & 0xff))) {
        out.append((char) b);
      } else {
        HEX.toHexDigits(out.append('%'), b);
      }
    }
    return out.toString();
  }

  /** Whether a path may be shown as it came. */
  static boolean isValidPath(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (!isPlain(c) && TOLERATED_IN_PATH.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || PLAIN_IN_PATH.indexOf(c) >= 0;
  }
}
