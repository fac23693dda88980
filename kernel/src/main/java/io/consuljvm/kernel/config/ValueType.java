package io.consuljvm.kernel.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the value of a key looks like in a document, in the merged settings, and in the tree of
 * plain values that plugins see.
 *
 * @param <T> the value in the merged settings
 */
abstract sealed class ValueType<T> {
  static final ValueType<Boolean> FLAG = new Flag();
  static final ValueType<Integer> INTEGER = new Whole("int");
  static final ValueType<Integer> UNSIGNED = new Whole("uint");
  static final ValueType<String> TEXT = new Text();
  static final ValueType<Secret> SECRET = new Hidden();
  static final ValueType<Span> SPAN = new Duration();
  static final ValueType<SocketAddress> SOCKET = new Socket();
  static final ValueType<List<String>> TEXTS = new Texts();
  static final ValueType<Map<String, String>> TEXT_MAP = new TextMap();
  static final ValueType<Map<String, Span>> SPAN_MAP = new SpanMap();
  static final ValueType<List<Map<String, Object>>> OBJECTS = new Objects();
  static final ValueType<Map<String, Object>> OBJECT = new AnyObject();

  /**
   * Reads a value. Durations and addresses stay text at first: they are looked at by {@link
   * FileRules} when the whole document is known to be well-formed, because the original tells of
   * them one at a time and later.
   *
   * @param name for messages
   * @param raw not null
   * @return null if it is not of this type, which has been reported
   */
  abstract @Nullable Object decode(String name, Object raw, Decoding decoding);

  /** For the tree: booleans, numbers, text, lists and maps of such. */
  Object plain(T value) {
    return value;
  }

  private static @Nullable String text(String name, Object raw, Decoding decoding) {
    if (raw instanceof String text) {
      return text;
    }
    if (decoding.lenient() && (raw instanceof Number || raw instanceof Boolean)) {
      return raw.toString();
    }
    return (String) decoding.unconvertible(name, "string", raw);
  }

  private static @Nullable Map<String, Object> map(String name, Object raw, Decoding decoding) {
    if (raw instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put((String) key, value));
      return copy;
    }
    decoding.error("'" + name + "' expected a map, got '" + GoValue.kind(raw) + "'");
    return null;
  }

  private static @Nullable List<?> list(String name, Object raw, Decoding decoding) {
    if (raw instanceof List<?> list) {
      return list;
    }
    decoding.error(
        "'" + name + "': source data must be an array or slice, got " + GoValue.kind(raw));
    return null;
  }

  private static @Nullable Map<String, String> textMap(String name, Object raw, Decoding decoding) {
    Map<String, Object> map = map(name, raw, decoding);
    if (map == null) {
      return null;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    map.forEach((key, value) -> {
      String text = value == null ? "" : text(name + "[" + key + "]", value, decoding);
      texts.put(key, text == null ? "" : text);
    });
    return texts;
  }

  private static final class Flag extends ValueType<Boolean> {
    @Override
    @Nullable Object decode(String name, Object raw, Decoding decoding) {
      if (raw instanceof Boolean) {
        return raw;
      }
      if (decoding.lenient() && raw instanceof String text) {
        switch (text.toLowerCase(Locale.ROOT)) {
          case "true", "yes", "on":
            return true;
          case "false", "no", "off":
            return false;
          default:
            break;
        }
      }
      return decoding.unconvertible(name, "bool", raw);
    }
  }

  private static final class Whole extends ValueType<Integer> {
    private final String goType;

    Whole(String goType) {
      this.goType = goType;
    }

    @Override
    @Nullable Object decode(String name, Object raw, Decoding decoding) {
      Number number = null;
      if (raw instanceof Number given) {
        number = given;
      } else if (decoding.lenient() && raw instanceof String text) {
        try {
          number = Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
          // Reported below, like anything else that is no number.
          number = null;
        }
      }
      if (number == null) {
        return decoding.unconvertible(name, goType, raw);
      }
      if (goType.equals("uint") && number.doubleValue() < 0) {
        decoding.error(
            String.format(
                Locale.ROOT, "cannot parse '%s', %f overflows uint", name, number.doubleValue()));
        return null;
      }
      return number.intValue();
    }
  }

  private static final class Text extends ValueType<String> {
    @Override
    @Nullable Object decode(String name, Object raw, Decoding decoding) {
      return text(name, raw, decoding);
    }
  }

  private static final class Hidden extends ValueType<Secret> {
    @Override
    @Nullable Object decode(String name, Object raw, Decoding decoding) {
      String text = text(name, raw, decoding);
      return text == null ? null : new Secret(text);
    }

    @Override
    Object plain(Secret value) {
      return value.reveal();
    }
  }

  private static final class Duration extends ValueType<Span> {
    @Override
    @Nullable Object decode(String name, Object raw, Decoding decoding) {
      return text(name, raw, decoding);
    }

    @Override
    Object plain(Span value) {
      return value.plain();
    }
  }

  private static final class Socket extends ValueType<SocketAddress> {
    @Override
    @Nullable Object decode(String name, Object raw, Decoding decoding) {
      return text(name, raw, decoding);
    }

    @Override
    Object plain(SocketAddress value) {
      return value.toString();
    }
  }

  private static final class Texts extends ValueType<List<String>> {
    @Override
    @Nullable Object decode(String name, Object raw, Decoding decoding) {
      List<?> list = list(name, raw, decoding);
      if (list == null) {
        return null;
      }
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        Object item = list.get(i);
        String text = item == null ? "" : text(name + "[" + i + "]", item, decoding);
        texts.add(text == null ? "" : text);
      }
      return texts;
    }
  }

  private static final class TextMap extends ValueType<Map<String, String>> {
    @Override
    @Nullable Object decode(String name, Object raw, Decoding decoding) {
      return textMap(name, raw, decoding);
    }
  }

  private static final class SpanMap extends ValueType<Map<String, Span>> {
    @Override
    @Nullable Object decode(String name, Object raw, Decoding decoding) {
      return textMap(name, raw, decoding);
    }

    @Override
    Object plain(Map<String, Span> value) {
      Map<String, Object> plain = new LinkedHashMap<>();
      value.forEach((key, span) -> plain.put(key, span.plain()));
      return plain;
    }
  }

  private static final class Objects extends ValueType<List<Map<String, Object>>> {
    @Override
    @Nullable Object decode(String name, Object raw, Decoding decoding) {
      List<?> list = list(name, raw, decoding);
      if (list == null) {
        return null;
      }
      List<Map<String, Object>> objects = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        Object item = list.get(i);
        Map<String, Object> map =
            item == null ? Map.of() : map(name + "[" + i + "]", item, decoding);
        if (map != null) {
          objects.add(map);
        }
      }
      return objects;
    }
  }

  private static final class AnyObject extends ValueType<Map<String, Object>> {
    @Override
    @Nullable Object decode(String name, Object raw, Decoding decoding) {
      return map(name, raw, decoding);
    }
  }
}
