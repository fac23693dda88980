package io.consuljvm.gossip.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Values computed by the original. */
final class Vectors {

  private Vectors() {}

  static List<JsonNode> ofKind(String file, String key, String kind) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + file)) {
      JsonNode all = JsonMapper.shared().readTree(in).get("vectors");
      return StreamSupport.stream(all.spliterator(), false)
          .filter(vector -> vector.get(key).asString().equals(kind))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
