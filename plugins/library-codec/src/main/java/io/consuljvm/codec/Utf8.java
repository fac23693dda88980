package io.consuljvm.codec;

import java.nio.charset.StandardCharsets;

/** Strings as Go sees them: as bytes of UTF-8. */
final class Utf8 {
  private static final char REPLACEMENT = '\ufffd';

  private Utf8() {}

  /**
   * The order of the bytes; Java's own is that of UTF-16 units. Both agree but for surrogates: a
   * pair stands for a character above all that take one unit, yet its units are below U+E000 to
   * U+FFFF.
   */
  static int compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; i++) {
      char l = left.charAt(i);
      char r = right.charAt(i);
      if (l != r) {
        return Character.isSurrogate(l) == Character.isSurrogate(r)
            ? Character.compare(l, r)
            : Character.isSurrogate(l) ? 1 : -1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** Reads text; every byte that is not part of a character becomes a U+FFFD of its own. */
  static String decode(byte[] array, int offset, int length) {
    String text = new String(array, offset, length, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : decodeMalformed(array, offset, offset + length);
  }

  /** Java makes one U+FFFD of a truncated character, however many bytes it has left. */
  private static String decodeMalformed(byte[] array, int start, int end) {
    StringBuilder text = new StringBuilder();
    for (int at = start; at < end; ) {
      int length = Math.min(lengthOf(array[at]), end - at);
      String character = new String(array, at, length, StandardCharsets.UTF_8);
      boolean whole = character.codePointCount(0, character.length()) == 1;
      if (whole && (character.charAt(0) != REPLACEMENT || isReplacement(array, at, length))) {
        text.append(character);
        at += length;
      } else {
        text.append(REPLACEMENT);
        at++;
      }
    }
    return text.toString();
  }

  private static int lengthOf(byte first) {
    int ones = Integer.numberOfLeadingZeros(~first << 24);
    return ones >= 2 && ones <= 4 ? ones : 1;
  }

  private static boolean isReplacement(byte[] array, int at, int length) {
    return length == 3
        && array[at] == (byte) 0xef
        && array[at + 1] == (byte) 0xbf
        && array[at + 2] == (byte) 0xbd;
  }
}
