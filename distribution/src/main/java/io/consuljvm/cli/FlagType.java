package io.consuljvm.cli;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a flag's value may be; the words for a bad one are those of Consul 0.7.2 ({@code C016}). */
enum FlagType {
  /** {@code -name} alone means true; the canonical form is {@code true} or {@code false}. */
  BOOLEAN {
    @Override
    String canonical(String value) throws FlagException {
      return switch (value) {
        case "1", "t", "T", "true", "TRUE", "True" -> "true";
        case "0", "f", "F", "false", "FALSE", "False" -> "false";
        default -> throw new FlagException("parse error");
      };
    }
  },
  /** A signed 32-bit number; canonical in base 10. */
  INTEGER {
    @Override
    String canonical(String value) throws FlagException {
      return inRange(number(value), MIN_INTEGER, MAX_INTEGER).toString();
    }
  },
  /** An unsigned 64-bit number; canonical is the signed number with the same bits. */
  UNSIGNED {
    @Override
    String canonical(String value) throws FlagException {
      if (value.startsWith("-") || value.startsWith("+")) {
        throw new FlagException("parse error");
      }
      return Long.toString(inRange(number(value), BigInteger.ZERO, MAX_UNSIGNED).longValue());
    }
  },
  TEXT {
    @Override
    String canonical(String value) {
      return value;
    }
  };

  private static final BigInteger MIN_INTEGER = BigInteger.valueOf(Integer.MIN_VALUE);
  private static final BigInteger MAX_INTEGER = BigInteger.valueOf(Integer.MAX_VALUE);
  private static final BigInteger MAX_UNSIGNED =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  /**
   * Checks a value and brings it into the one form that its readers need to know.
   *
   * @throws FlagException with the reason alone
   */
  abstract String canonical(String value) throws FlagException;

  /** Decimal, {@code 0x}, {@code 0o} or {@code 0}, {@code 0b}, with {@code _} between digits. */
  private static BigInteger number(String text) throws FlagException {
    Matcher number = Numerals.NUMBER.matcher(text);
    if (!number.matches()) {
      throw new FlagException("parse error");
    }
    int radix = 10;
    String digits = number.group("decimal");
    if (number.group("hex") != null) {
      radix = 16;
      digits = number.group("hex");
    } else if (number.group("binary") != null) {
      radix = 2;
      digits = number.group("binary");
    } else if (number.group("octal") != null) {
      radix = 8;
      digits = number.group("octal");
    }
    return new BigInteger(number.group("sign") + digits.replace("_", ""), radix);
  }

  private static BigInteger inRange(BigInteger number, BigInteger min, BigInteger max)
      throws FlagException {
    if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
      throw new FlagException("value out of range");
    }
    return number;
  }

  /** Compiled only when a command has a number among its flags. */
  private static final class Numerals {
    static final Pattern NUMBER =
        Pattern.compile(
            "(?<sign>[+-]?)"
                + "(?:0[xX](?<hex>(?:_?[0-9a-fA-F])+)"
                + "|0[bB](?<binary>(?:_?[01])+)"
                + "|0[oO]?(?<octal>(?:_?[0-7])+)"
                + "|(?<decimal>0|[1-9](?:_?[0-9])*))");
  }
}
