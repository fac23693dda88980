package io.consuljvm.kv;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Base64 as Go's {@code encoding/base64} reads it, and the place it names where it cannot ({@code
 * H312}): line breaks are passed over, padding is required.
 */
final class GoBase64 {
  private static final int GROUP = 4;

  private GoBase64() {}

  /** Text that is no base64. */
  static final class IllegalByte extends Exception {
    private static final long serialVersionUID = 1;

    private IllegalByte(int at) {
      super("illegal base64 data at input byte " + at, null, false, false);
    }
  }

  static byte[] decode(String text) throws IllegalByte {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int inGroup = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (isDigit(bytes[i])) {
        inGroup = (inGroup + 1) % GROUP;
      } else if (bytes[i] == '=') {
        checkPadding(bytes, i, inGroup);
        inGroup = 0;
        break;
      } else if (!isLineBreak(bytes[i])) {
        throw new IllegalByte(i);
      }
    }
    if (inGroup != 0) {
      // Counted back by digits, so that a line break within the group shifts it.
      throw new IllegalByte(bytes.length - inGroup);
    }
    return Base64.getDecoder().decode(text.replace("\r", "").replace("\n", ""));
  }

  /** Padding fills a group of two or three digits up to four, and nothing comes behind it. */
  private static void checkPadding(byte[] bytes, int at, int inGroup) throws IllegalByte {
    if (inGroup < 2) {
      throw new IllegalByte(at);
    }
    int next = skipLineBreaks(bytes, at + 1);
    if (inGroup == 2) {
      if (next == bytes.length) {
        throw new IllegalByte(next);
      }
      if (bytes[next] != '=') {
        throw new IllegalByte(next - 1);
      }
      next = skipLineBreaks(bytes, next + 1);
    }
    if (next < bytes.length) {
      throw new IllegalByte(next);
    }
  }

  private static int skipLineBreaks(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && isLineBreak(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isLineBreak(byte b) {
    return b == '\n' || b == '\r';
  }

  private static boolean isDigit(byte b) {
    return b >= 'A' && b <= 'Z'
        || b >= 'a' && b <= 'z'
        || b >= '0' && b <= '9'
        || b == '+'
        || b == '/';
  }
}
