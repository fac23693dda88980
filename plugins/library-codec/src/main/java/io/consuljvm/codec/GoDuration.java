package io.consuljvm.codec;

import java.time.Duration;

/** Durations as Go writes and reads them, such as {@code 1h30m} and {@code 1.5s}. */
public final class GoDuration {
  private static final long MICROSECOND = 1_000;
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private GoDuration() {}

  /**
   * Reads a sign and numbers with units: {@code ns}, {@code us}, {@code µs}, {@code ms}, {@code s},
   * {@code m}, {@code h}; or {@code 0}.
   *
   * @throws CodecException with Go's text, such as {@code time: invalid duration "x"}
   */
  public static Duration parse(String text) {
    return Duration.ofNanos(new Parser(text).parse());
  }

  /** As Go prints it: {@code 1m0s}, {@code 1.5s}, {@code 100ms}, {@code 0s}. */
  public static String format(Duration duration) {
    long nanos = toNanos(duration);
    if (nanos == 0) {
      return "0s";
    }
    // Long.MIN_VALUE stays as it is, which is right when taken as unsigned.
    long size = Math.abs(nanos);
    String sign = nanos < 0 ? "-" : "";
    if (Long.compareUnsigned(size, SECOND) < 0) {
      return sign + belowSecond(size);
    }
    long seconds = Long.divideUnsigned(size, SECOND);
    String rest = decimal(seconds % 60, Long.remainderUnsigned(size, SECOND), SECOND) + "s";
    long minutes = seconds / 60;
    if (minutes == 0) {
      return sign + rest;
    }
    String hours = minutes < 60 ? "" : minutes / 60 + "h";
    return sign + hours + minutes % 60 + "m" + rest;
  }

  private static String belowSecond(long nanos) {
    if (nanos < MICROSECOND) {
      return nanos + "ns";
    }
    return nanos < MILLISECOND
        ? decimal(nanos / MICROSECOND, nanos % MICROSECOND, MICROSECOND) + "µs"
        : decimal(nanos / MILLISECOND, nanos % MILLISECOND, MILLISECOND) + "ms";
  }

  /** {@code whole.part}, without trailing zeros; {@code part} counts in units of 1/{@code of}. */
  private static String decimal(long whole, long part, long of) {
    if (part == 0) {
      return Long.toString(whole);
    }
    String digits = Long.toString(of + part).substring(1);
    return whole + "." + digits.replaceAll("0+$", "");
  }

  /** Nanoseconds, at the ends of the range if it is beyond: Go has no longer ones. */
  public static long toNanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException beyond) {
      return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /**
   * Numbers are gathered as unsigned ones up to 2^63, so that the smallest duration can be read.
   */
  private static final class Parser {
    private final String text;
    private int position;

    Parser(String text) {
      this.text = text;
    }

    long parse() {
      boolean negative = text.startsWith("-");
      if (negative || text.startsWith("+")) {
        position = 1;
      }
      if (text.substring(position).equals("0")) {
        return 0;
      }
      if (position == text.length()) {
        throw invalid();
      }
      long total = 0;
      while (position < text.length()) {
        total = checked(total + term());
      }
      if (negative) {
        return -total;
      }
      if (total < 0) {
        throw invalid();
      }
      return total;
    }

    /** One number with its unit, in nanoseconds. */
    private long term() {
      int start = position;
      long whole = 0;
      for (; isDigit(); position++) {
        if (Long.compareUnsigned(whole, Long.divideUnsigned(Long.MIN_VALUE, 10)) > 0) {
          throw invalid();
        }
        whole = checked(whole * 10 + digit());
      }
      int wholeDigits = position - start;
      long part = 0;
      double scale = 1;
      int partDigits = 0;
      if (position < text.length() && text.charAt(position) == '.') {
        position++;
        boolean full = false;
        for (; isDigit(); position++, partDigits++) {
          long next = part * 10 + digit();
          full |= part > Long.MAX_VALUE / 10 || next < 0;
          if (!full) {
            part = next;
            scale *= 10;
          }
        }
      }
      if (wholeDigits + partDigits == 0) {
        throw invalid();
      }
      long unit = unit();
      if (Long.compareUnsigned(whole, Long.divideUnsigned(Long.MIN_VALUE, unit)) > 0) {
        throw invalid();
      }
      return checked(whole * unit + (long) (part * (unit / scale)));
    }

    private long unit() {
      int start = position;
      while (position < text.length() && text.charAt(position) != '.' && !isDigit()) {
        position++;
      }
      String unit = text.substring(start, position);
      return switch (unit) {
        case "" -> throw new CodecException("time: missing unit in duration " + quoted(text));
        case "ns" -> 1;
        case "us", "\u00b5s", "\u03bcs" -> MICROSECOND;
        case "ms" -> MILLISECOND;
        case "s" -> SECOND;
        case "m" -> MINUTE;
        case "h" -> HOUR;
        default ->
            throw new CodecException(
                "time: unknown unit " + quoted(unit) + " in duration " + quoted(text));
      };
    }

    /** At most 2^63, taken as unsigned. */
    private long checked(long unsigned) {
      if (Long.compareUnsigned(unsigned, Long.MIN_VALUE) > 0) {
        throw invalid();
      }
      return unsigned;
    }

    private boolean isDigit() {
      return position < text.length()
          && text.charAt(position) >= '0'
          && text.charAt(position) <= '9';
    }

    private int digit() {
      return text.charAt(position) - '0';
    }

    private CodecException invalid() {
      return new CodecException("time: invalid duration " + quoted(text));
    }

    /** The time package quotes for itself: all but printable ASCII as bytes. */
    private static String quoted(String text) {
      StringBuilder quoted = new StringBuilder("\"");
      for (byte b : Bytes.utf8(text).toByteArray()) {
        if (b < ' ' || b == 0x7f) {
          quoted.append("\\x%02x".formatted(b));
        } else {
          if (b == '"' || b == '\\') {
            quoted.append('\\');
          }
          quoted.append((char) b);
        }
      }
      return quoted.append('"').toString();
    }
  }
}
