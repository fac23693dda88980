package io.consuljvm.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in a tree a value stands, under which rules it is read, and how its errors read. The text
 * of the path is only made when it is needed.
 */
final class TreePath {
  private final TreeRules rules;
  private final @Nullable TreePath parent;
  private final String step;
  private final int index;

  private TreePath(TreeRules rules, @Nullable TreePath parent, String step, int index) {
    this.rules = rules;
    this.parent = parent;
    this.step = step;
    this.index = index;
  }

  static TreePath root(TreeRules rules) {
    return new TreePath(rules, null, "", -1);
  }

  TreePath field(String name) {
    return new TreePath(rules, this, parent == null ? name : "." + name, -1);
  }

  TreePath key(String key) {
    return new TreePath(rules, this, "[" + key + "]", -1);
  }

  TreePath element(int at) {
    return new TreePath(rules, this, "", at);
  }

  boolean isMapstructure() {
    return rules == TreeRules.MAPSTRUCTURE;
  }

  Mismatch expectedType(Shape<?> wanted, Object got) {
    return isMapstructure()
        ? Mismatch.of(
            "'%s' expected type '%s', got unconvertible type '%s'"
                .formatted(this, wanted.goType(), goType(got)))
        : unmarshal(wanted, got);
  }

  Mismatch expectedMap(Shape<?> wanted, Object got) {
    return isMapstructure()
        ? Mismatch.of("'%s' expected a map, got '%s'".formatted(this, goKind(got)))
        : unmarshal(wanted, got);
  }

  Mismatch expectedList(Shape<?> wanted, Object got) {
    return isMapstructure()
        ? Mismatch.of(
            "'%s': source data must be an array or slice, got %s".formatted(this, goKind(got)))
        : unmarshal(wanted, got);
  }

  Mismatch overflows(Shape<?> wanted, String number, String kind) {
    return isMapstructure()
        ? Mismatch.of("cannot parse '%s', %s overflows %s".formatted(this, number, kind))
        : unmarshalText(wanted, "number " + number);
  }

  private Mismatch unmarshal(Shape<?> wanted, Object got) {
    String what =
        switch (got) {
          case Map<?, ?> m -> "object";
          case List<?> l -> "array";
          case String s -> "string";
          case Boolean b -> "bool";
          case Number n -> "number";
          default -> "value";
        };
    return unmarshalText(wanted, what);
  }

  private Mismatch unmarshalText(Shape<?> wanted, String what) {
    String where = toString();
    return Mismatch.of(
        "json: cannot unmarshal "
            + what
            + " into Go "
            + (where.isEmpty() ? "value" : "struct field " + where)
            + " of type "
            + wanted.goType());
  }

  private static String goKind(Object got) {
    return switch (got) {
      case Map<?, ?> m -> "map";
      case List<?> l -> "slice";
      case Bytes b -> "slice";
      case Duration d -> "int64";
      case Instant i -> "struct";
      default -> goType(got);
    };
  }

  private static String goType(Object got) {
    return switch (got) {
      case Map<?, ?> m -> "map[string]interface {}";
      case List<?> l -> "[]interface {}";
      case String s -> "string";
      case Boolean b -> "bool";
      case Integer i -> "int";
      case Long l -> "int64";
      case Number n -> "float64";
      case Duration d -> "time.Duration";
      case Instant i -> "time.Time";
      case Bytes b -> "[]uint8";
      default -> got.getClass().getSimpleName();
    };
  }

  @Override
  public String toString() {
    if (parent == null) {
      return step;
    }
    return parent + (index < 0 ? step : "[" + index + "]");
  }
}
