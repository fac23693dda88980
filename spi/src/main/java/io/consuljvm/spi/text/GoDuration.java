package io.consuljvm.spi.text;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Durations as Consul's users write and read them: {@code 10s}, {@code 1h30m}, {@code 1.5ms}; a
 * signed 64-bit count of nanoseconds. Behaves as Go's {@code time.ParseDuration} and {@code
 * Duration.String}, whose texts show through in many error messages (spec/config.md F097, F151).
 */
public final class GoDuration {
  private static final long NANOSECOND = 1;
  private static final long MICROSECOND = 1_000;
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1_000_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  /**
   * Magnitudes up to here are kept unsigned, so that the smallest negative duration can be read.
   */
  private static final long LIMIT = Long.MIN_VALUE;

  private GoDuration() {}

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException with Go's text, such as {@code time: invalid duration "abc"}
   */
  public static Duration parse(String text) {
    return Duration.ofNanos(parseNanos(text));
  }

  /** Like {@link #parse}, in nanoseconds. */
  public static long parseNanos(String text) {
    return new Parser(text).parse();
  }

  /** Writes a duration with at most nine digits after the point: {@code 8h0m0s}, {@code 1.5s}. */
  public static String format(Duration duration) {
    return formatNanos(duration.toNanos());
  }

  /** Like {@link #format}, from nanoseconds. */
  public static String formatNanos(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    StringBuilder out = new StringBuilder();
    if (nanos < 0) {
      out.append('-');
    }
    // Unsigned from here on: the magnitude of the smallest long does not fit into a long.
    long rest = nanos < 0 ? -nanos : nanos;
    if (Long.compareUnsigned(rest, SECOND) < 0) {
      if (rest < MICROSECOND) {
        out.append(rest).append("ns");
      } else if (rest < MILLISECOND) {
        appendDecimal(out, rest, MICROSECOND).append("µs");
      } else {
        appendDecimal(out, rest, MILLISECOND).append("ms");
      }
      return out.toString();
    }
    long hours = Long.divideUnsigned(rest, HOUR);
    long minutes = Long.remainderUnsigned(rest, HOUR) / MINUTE;
    long seconds = Long.remainderUnsigned(rest, MINUTE);
    if (hours > 0) {
      out.append(hours).append('h');
    }
    if (hours > 0 || minutes > 0) {
      out.append(minutes).append('m');
    }
    return appendDecimal(out, seconds, SECOND).append('s').toString();
  }

  private static StringBuilder appendDecimal(StringBuilder out, long value, long unit) {
    out.append(value / unit);
    long fraction = value % unit;
    if (fraction != 0) {
      String digits = Long.toString(unit + fraction).substring(1);
      int end = digits.length();
      while (digits.charAt(end - 1) == '0') {
        end--;
      }
      out.append('.').append(digits, 0, end);
    }
    return out;
  }

  /** One reading, from left to right. */
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    long parse() {
      boolean negative = text.startsWith("-");
      if (negative || text.startsWith("+")) {
        at++;
      }
      if (text.length() - at == 1 && text.charAt(at) == '0') {
        return 0;
      }
      if (at == text.length()) {
        throw invalid();
      }
      long total = 0;
      while (at < text.length()) {
        total += component();
        if (Long.compareUnsigned(total, LIMIT) > 0) {
          throw invalid();
        }
      }
      if (!negative && total < 0) {
        throw invalid();
      }
      return negative ? -total : total;
    }

    /** A number and its unit. */
    private long component() {
      int start = at;
      long whole = whole();
      int digits = at - start;
      double fraction = 0;
      double scale = 1;
      if (at < text.length() && text.charAt(at) == '.') {
        at++;
        long digitsRead = 0;
        boolean full = false;
        for (; at < text.length() && isDigit(text.charAt(at)); at++, digits++) {
          // What does not fit is far below a nanosecond.
          full |= digitsRead > Long.MAX_VALUE / 10 - 1;
          if (!full) {
            digitsRead = digitsRead * 10 + (text.charAt(at) - '0');
            scale *= 10;
          }
        }
        fraction = digitsRead;
      }
      if (digits == 0) {
        throw invalid();
      }
      long unit = unit();
      if (Long.compareUnsigned(whole, Long.divideUnsigned(LIMIT, unit)) > 0) {
        throw invalid();
      }
      long nanos = whole * unit;
      if (fraction > 0) {
        nanos += (long) (fraction * (unit / scale));
        if (Long.compareUnsigned(nanos, LIMIT) > 0) {
          throw invalid();
        }
      }
      return nanos;
    }

    private long whole() {
      long value = 0;
      for (; at < text.length() && isDigit(text.charAt(at)); at++) {
        if (Long.compareUnsigned(value, Long.divideUnsigned(LIMIT, 10)) > 0) {
          throw invalid();
        }
        value = value * 10 + (text.charAt(at) - '0');
        if (Long.compareUnsigned(value, LIMIT) > 0) {
          throw invalid();
        }
      }
      return value;
    }

    private long unit() {
      int start = at;
      while (at < text.length() && text.charAt(at) != '.' && !isDigit(text.charAt(at))) {
        at++;
      }
      if (at == start) {
        throw new IllegalArgumentException("time: missing unit in duration " + quoted(text));
      }
      String unit = text.substring(start, at);
      return switch (unit) {
        case "ns" -> NANOSECOND;
        case "us", "µs", "μs" -> MICROSECOND;
        case "ms" -> MILLISECOND;
        case "s" -> SECOND;
        case "m" -> MINUTE;
        case "h" -> HOUR;
        default ->
            throw new IllegalArgumentException(
                "time: unknown unit " + quoted(unit) + " in duration " + quoted(text));
      };
    }

    private IllegalArgumentException invalid() {
      return new IllegalArgumentException("time: invalid duration " + quoted(text));
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }
  }

  /** The time package quotes for itself: everything beyond printable ASCII byte by byte. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b < ' ') {
        out.append("\\x").append(Integer.toHexString(0x100 | (b & 0xff)), 1, 3);
      } else {
        if (b == '"' || b == '\\') {
          out.append('\\');
        }
        out.append((char) b);
      }
    }
    return out.append('"').toString();
  }
}
