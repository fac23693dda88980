package io.consuljvm.kv;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How Go prints parts of a request body in error texts that clients see ({@code H312}). */
final class GoPrint {
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
    if (value == null) {
      return "%!t(<nil>)";
    }
    return switch (value) {
      case Boolean b -> b.toString();
      case String s -> "%!t(string=" + s + ")";
      case Number n -> "%!t(float64=" + number(n) + ")";
      case List<?> list ->
          list.stream().map(GoPrint::asBoolean).collect(Collectors.joining(" ", "[", "]"));
      case Map<?, ?> map -> {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((k, v) -> sorted.put(asBoolean(k), asBoolean(v)));
        yield sorted.entrySet().stream()
            .map(e -> e.getKey() + ":" + e.getValue())
            .collect(Collectors.joining(" ", "map[", "]"));
      }
      default -> throw new IllegalArgumentException("not JSON: " + value.getClass());
    };
  }

  private static String number(Number number) {
    double value = number.doubleValue();
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
