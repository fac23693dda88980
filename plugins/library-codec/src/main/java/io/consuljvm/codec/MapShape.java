package io.consuljvm.codec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A map from texts; nil is read as an empty one, and an empty one is never nil. Written in the
 * order of the keys' bytes, which JSON demands ({@code H030}) and msgpack leaves open. Maps read
 * keep the order they came in and are immutable.
 */
final class MapShape extends Shape<Map<String, @Nullable Object>> {
  private final Shape<@Nullable Object> element;

  MapShape(Shape<@Nullable Object> element) {
    this.element = element;
  }

  @Override
  Map<String, @Nullable Object> zero() {
    return Map.of();
  }

  @Override
  boolean isEmpty(Map<String, @Nullable Object> value) {
    return value.isEmpty();
  }

  private static Map<String, @Nullable Object> sorted(Map<String, @Nullable Object> value) {
    if (value.size() < 2) {
      return value;
    }
    Map<String, @Nullable Object> sorted = new TreeMap<>(Utf8Order::compare);
    sorted.putAll(value);
    return sorted;
  }

  @Override
  void write(Map<String, @Nullable Object> value, MsgpackWriter out) {
    out.writeMapHeader(value.size());
    sorted(value)
        .forEach((key, each) -> {
          out.writeString(key);
          element.write(each, out);
        });
  }

  @Override
  Map<String, @Nullable Object> read(MsgpackReader in) {
    int count = in.readMapHeader();
    if (count == 0) {
      return Map.of();
    }
    in.enter();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String key = in.readString();
      try {
        map.put(key, element.read(in));
      } catch (CodecException e) {
        throw e.inside(key);
      }
    }
    in.leave();
    return Collections.unmodifiableMap(map);
  }

  @Override
  void writeJson(Map<String, @Nullable Object> value, JsonWriter out) {
    out.beginObject();
    sorted(value)
        .forEach((key, each) -> {
          out.name(key);
          element.writeJson(each, out);
        });
    out.endObject();
  }

  @Override
  Map<String, @Nullable Object> fromTree(
      Object tree, Map<String, @Nullable Object> before, TreePath path) {
    if (!(tree instanceof Map<?, ?> entries)) {
      throw path.expectedMap(this, tree);
    }
    Mismatch.Gathering errors = new Mismatch.Gathering();
    Map<String, @Nullable Object> map = new LinkedHashMap<>(before);
    entries.forEach((name, each) -> {
      String key = String.valueOf(name);
      try {
        map.put(
            key,
            each == null ? element.zero() : element.fromTree(each, element.zero(), path.key(key)));
      } catch (Mismatch mismatch) {
        errors.add(mismatch);
      }
    });
    errors.throwIfAny();
    return Collections.unmodifiableMap(map);
  }

  @Override
  String goType() {
    return "map[string]" + element.goType();
  }
}
