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
    Map<String, @Nullable Object> sorted = new TreeMap<>(Utf8::compare);
    sorted.putAll(value);
    return sorted;
  }

  @Override
  void write(Map<String, @Nullable Object> value, MsgpackWriter out) {
    out.writeMapHeader(value.size());
    for (Map.Entry<String, @Nullable Object> entry : sorted(value).entrySet()) {
      out.writeString(entry.getKey());
      element.write(entry.getValue(), out);
    }
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
    for (Map.Entry<String, @Nullable Object> entry : sorted(value).entrySet()) {
      out.name(entry.getKey());
      element.writeJson(entry.getValue(), out);
    }
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
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      String key = String.valueOf(entry.getKey());
      Object each = entry.getValue();
      Object zero = element.zero();
      try {
        map.put(key, each == null ? zero : element.fromTree(each, zero, path.key(key)));
      } catch (Mismatch mismatch) {
        errors.add(mismatch);
      }
    }
    errors.throwIfAny();
    return Collections.unmodifiableMap(map);
  }

  @Override
  String goType() {
    return "map[string]" + element.goType();
  }
}
