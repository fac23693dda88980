package io.consuljvm.codec;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Floats as Go writes them in JSON. */
final class GoFloat {
  private static final int SMALLEST_PLAIN = -6;
  private static final int LARGEST_PLAIN = 21;

  private GoFloat() {}

  /**
   * The shortest digits that read back as the same float; with an exponent below 1e-6 and from 1e21
   * on.
   *
   * @param value finite
   */
  static String format(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal digits = shortest(Math.abs(value)).stripTrailingZeros();
    String sign = value < 0 ? "-" : "";
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= SMALLEST_PLAIN && exponent < LARGEST_PLAIN) {
      return sign + digits.toPlainString();
    }
    String all = digits.unscaledValue().toString();
    String fraction = all.length() == 1 ? "" : "." + all.substring(1);
    String shownExponent = exponent < 0 ? "-" + -exponent : "+" + exponent;
    return sign + all.charAt(0) + fraction + "e" + shownExponent;
  }

  /** Java prints two digits at least, and then the nearest ones, where Go is content with one. */
  private static BigDecimal shortest(double value) {
    BigDecimal java = new BigDecimal(Double.toString(value));
    if (java.precision() == 2) {
      BigDecimal oneDigit = java.setScale(java.scale() - 1, RoundingMode.HALF_EVEN);
      if (oneDigit.doubleValue() == value) {
        return oneDigit;
      }
    }
    return java;
  }
}
