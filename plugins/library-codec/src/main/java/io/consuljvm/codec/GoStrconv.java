package io.consuljvm.codec;

import java.math.BigInteger;

/** Numbers, booleans and quotes as Go's strconv reads and writes them, with its error texts. */
public final class GoStrconv {
  private GoStrconv() {}

  /**
   * A decimal number of 64 bits without a sign; from 2^63 on it comes back negative.
   *
   * @throws CodecException such as {@code strconv.ParseUint: parsing "x": invalid syntax}
   */
  public static long parseUint(String text) {
    return integer("ParseUint", text, false, 64).longValue();
  }

  /**
   * A decimal number of 64 bits with or without a sign.
   *
   * @throws CodecException such as {@code strconv.ParseInt: parsing "x": invalid syntax}
   */
  public static long parseInt(String text) {
    return integer("ParseInt", text, true, 63).longValue();
  }

  /**
   * The same, as Go's {@code Atoi} does it.
   *
   * @throws CodecException such as {@code strconv.Atoi: parsing "x": invalid syntax}
   */
  public static long atoi(String text) {
    return integer("Atoi", text, true, 63).longValue();
  }

  /**
   * {@code 1 t T TRUE true True} or {@code 0 f F FALSE false False}.
   *
   * @throws CodecException {@code strconv.ParseBool: parsing "x": invalid syntax}
   */
  public static boolean parseBool(String text) {
    return switch (text) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default -> throw failure("ParseBool", text, "invalid syntax");
    };
  }

  private static BigInteger integer(String function, String text, boolean signed, int bits) {
    boolean hasSign = signed && (text.startsWith("-") || text.startsWith("+"));
    String digits = hasSign ? text.substring(1) : text;
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw failure(function, text, "invalid syntax");
    }
    // What is out of range is so by its length alone: no need to convert a megabyte of digits.
    String significant = digits.replaceFirst("^0+(?=.)", "");
    BigInteger size = significant.length() > 20 ? null : new BigInteger(significant);
    BigInteger value = size == null || !text.startsWith("-") ? size : size.negate();
    if (value == null || value.bitLength() > bits) {
      throw failure(function, text, "value out of range");
    }
    return value;
  }

  private static CodecException failure(String function, String text, String why) {
    return new CodecException("strconv." + function + ": parsing " + quote(text) + ": " + why);
  }

  /** Go's {@code %q}: double quotes, and escapes for all that is not printable. */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(point -> quotePoint(point, quoted));
    return quoted.append('"').toString();
  }

  private static void quotePoint(int point, StringBuilder quoted) {
    switch (point) {
      case '"', '\\' -> quoted.append('\\').append((char) point);
      case 0x07 -> quoted.append("\\a");
      case '\b' -> quoted.append("\\b");
      case '\f' -> quoted.append("\\f");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      case 0x0b -> quoted.append("\\v");
      default -> {
        if (isPrintable(point)) {
          quoted.appendCodePoint(point);
        } else if (point < ' ' || point == 0x7f) {
          quoted.append("\\x%02x".formatted(point));
        } else if (point < 0x10000) {
          quoted.append("\\u%04x".formatted(isLoneSurrogate(point) ? 0xfffd : point));
        } else {
          quoted.append("\\U%08x".formatted(point));
        }
      }
    }
  }

  private static boolean isLoneSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  /** Letters, marks, numbers, punctuation, symbols and the plain space. */
  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> point == ' ';
      default -> true;
    };
  }
}
