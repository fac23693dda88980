package io.consuljvm.kv;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How Go prints parts of a request body in error texts that clients see ({@code H312}). */
final class GoPrint {
  private static final int SMALLEST_PLAIN = -4;
  private static final int LARGEST_PLAIN = 6;

  private GoPrint() {}

  /** The name of the Go type that a JSON value is read into ({@code %T}). */
  static String type(@Nullable Object value) {
    if (value == null) {
      return "<nil>";
    }
    return switch (value) {
      case Boolean b -> "bool";
      case String s -> "string";
      case Number n -> "float64";
      case List<?> l -> "[]interface {}";
      default -> "map[string]interface {}";
    };
  }

  /**
   * A JSON value printed as if it were a boolean ({@code %t}), which is what the original does with
   * a body that is no list.
   */
  static String asBoolean(@Nullable Object value) {
    return value == null ? "%!t(<nil>)" : part(value);
  }

  private static String part(@Nullable Object value) {
    if (value == null) {
      return "<nil>";
    }
    return switch (value) {
      case Boolean b -> b.toString();
      case String s -> "%!t(string=" + s + ")";
      case Number n -> "%!t(float64=" + number(n.doubleValue()) + ")";
      case List<?> list ->
          list.stream().map(GoPrint::part).collect(Collectors.joining(" ", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(e -> part(e.getKey()) + ":" + part(e.getValue()))
              .sorted()
              .collect(Collectors.joining(" ", "map[", "]"));
      default -> throw new IllegalArgumentException("not JSON: " + value.getClass());
    };
  }

  /** The fewest digits that tell it from others; an exponent from 1e6 on and below 1e-4. */
  private static String number(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= SMALLEST_PLAIN && exponent < LARGEST_PLAIN) {
      return digits.toPlainString();
    }
    String all = digits.unscaledValue().abs().toString();
    return (value < 0 ? "-" : "")
        + all.charAt(0)
        + (all.length() == 1 ? "" : "." + all.substring(1))
        + "e%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
