package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bytes written by the original, or captured from it. */
final class WireVectors {
  private WireVectors() {}

  static List<JsonNode> of(String file) {
    try (InputStream in = WireVectors.class.getResourceAsStream("/vectors/" + file)) {
      JsonNode all = JsonMapper.shared().readTree(in).get("vectors");
      return StreamSupport.stream(all.spliterator(), false).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Stream<JsonNode> ofType(String file, String type) {
    return of(file).stream().filter(vector -> vector.get("type").asString().equals(type));
  }

  static JsonNode named(String file, String name) {
    return of(file).stream()
        .filter(vector -> vector.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Plain digits, or as values have them, with {@code hex:} in front. Null is empty. */
  static Bytes bytes(JsonNode text) {
    if (text.isNull()) {
      return Bytes.EMPTY;
    }
    String digits = text.asString();
    return Bytes.hex(digits.startsWith("hex:") ? digits.substring(4) : digits);
  }

  static Bytes bytes(JsonNode vector, String field) {
    return bytes(vector.get(field));
  }
}
