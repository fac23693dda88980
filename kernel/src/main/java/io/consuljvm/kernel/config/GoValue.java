package io.consuljvm.kernel.config;

import io.consuljvm.codec.GoStrconv;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How messages name and show the values of a document: with the words of Go ({@code F017}). */
final class GoValue {
  private GoValue() {}

  /** The type of a decoded value. */
  static String type(Object value) {
    return switch (kind(value)) {
      case "map" -> "map[string]interface {}";
      case "slice" -> "[]interface {}";
      default -> kind(value);
    };
  }

  /** The kind of a decoded value. */
  static String kind(Object value) {
    if (value instanceof Map) {
      return "map";
    }
    if (value instanceof List) {
      return "slice";
    }
    if (value instanceof Number) {
      return "float64";
    }
    return value instanceof Boolean ? "bool" : "string";
  }

  /** The value in source form, keys sorted, as {@code %#v} writes it. */
  static String source(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value, true);
    return out.toString();
  }

  private static void append(StringBuilder out, @Nullable Object value, boolean top) {
    switch (value) {
      case null -> out.append(top ? "<nil>" : "interface {}(nil)");
      case Map<?, ?> map -> {
        out.append("map[string]interface {}{");
        String separator = "";
        for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
          out.append(separator).append(GoStrconv.quote((String) entry.getKey())).append(':');
          append(out, entry.getValue(), false);
          separator = ", ";
        }
        out.append('}');
      }
      case List<?> list -> {
        out.append("[]interface {}{");
        String separator = "";
        for (Object item : list) {
          out.append(separator);
          append(out, item, false);
          separator = ", ";
        }
        out.append('}');
      }
      case String text -> out.append(GoStrconv.quote(text));
      case Number number -> out.append(number(number.doubleValue()));
      default -> out.append(value);
    }
  }

  private static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e21) {
      return Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
    return Double.toString(value).replace("E-", "e-").replace("E", "e+");
  }
}
