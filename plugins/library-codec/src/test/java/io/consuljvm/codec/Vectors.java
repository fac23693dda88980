package io.consuljvm.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The golden vectors: bytes that the original wrote, or was given to read. */
final class Vectors {
  /**
   * @param fields all of the vector
   */
  record Vector(Map<?, ?> fields) {
    String name() {
      return text("name");
    }

    String text(String field) {
      return Objects.requireNonNull((String) fields.get(field), field);
    }

    Bytes hex(String field) {
      return Bytes.hex(text(field));
    }

    Map<?, ?> decoded() {
      return (Map<?, ?>) Objects.requireNonNull(fields.get("decoded"));
    }

    int number(String field) {
      return ((Double) Objects.requireNonNull(fields.get(field))).intValue();
    }

    boolean has(String field) {
      return fields.containsKey(field);
    }

    @Override
    public String toString() {
      return name();
    }
  }

  private Vectors() {}

  static Stream<Vector> all() {
    try (InputStream in = Vectors.class.getResourceAsStream("codec.json")) {
      @Nullable Object tree = Json.parse(Objects.requireNonNull(in).readAllBytes());
      List<?> vectors = (List<?>) ((Map<?, ?>) Objects.requireNonNull(tree)).get("vectors");
      return Objects.requireNonNull(vectors).stream().map(v -> new Vector((Map<?, ?>) v));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Vector> named(String pattern) {
    return all().filter(v -> v.name().matches(pattern));
  }
}
