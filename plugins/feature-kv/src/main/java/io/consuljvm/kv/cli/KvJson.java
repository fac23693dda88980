package io.consuljvm.kv.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the answers of {@code /v1/kv}. By the streaming parser: binding would take longer to load
 * than all of the rest.
 */
final class KvJson {
  private KvJson() {}

  /** A list of keys. */
  static List<String> keys(InputStream json) throws IOException {
    return list(json, JsonParser::getString);
  }

  /** A list of entries; members that are not known are passed over. */
  static List<KvPair> pairs(InputStream json) throws IOException {
    return list(json, KvJson::pair);
  }

  private interface Item<T> {
    T read(JsonParser parser) throws JacksonException;
  }

  private static <T> List<T> list(InputStream json, Item<T> item) throws IOException {
    List<T> list = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(item.read(parser));
        }
      }
      return list;
    } catch (JacksonException e) {
      throw new IOException("unreadable answer: " + e.getOriginalMessage(), e);
    }
  }

  private static KvPair pair(JsonParser parser) {
    String key = "";
    String session = "";
    byte[] value = {};
    long flags = 0;
    long createIndex = 0;
    long modifyIndex = 0;
    long lockIndex = 0;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      switch (name) {
        case "Key" -> key = parser.getString();
        case "Session" -> session = parser.getString();
        case "Value" -> {
          if (token != JsonToken.VALUE_NULL) {
            value = parser.getBinaryValue();
          }
        }
        case "Flags" -> flags = parser.getBigIntegerValue().longValue();
        case "CreateIndex" -> createIndex = parser.getBigIntegerValue().longValue();
        case "ModifyIndex" -> modifyIndex = parser.getBigIntegerValue().longValue();
        case "LockIndex" -> lockIndex = parser.getBigIntegerValue().longValue();
        default -> parser.skipChildren();
      }
    }
    return new KvPair(key, value, flags, createIndex, modifyIndex, lockIndex, session);
  }
}
