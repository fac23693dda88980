package io.consuljvm.kernel.config;

import io.consuljvm.codec.CodecException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is to be registered and checked ({@code F125 - F154}), and writes it under one set of
 * names for whoever does so: those of the documentation, in lower case with underscores, durations
 * as text in one unit. What is missing stays missing. What is not known is kept as it is, for other
 * kinds of checks than the usual ones; the original ignores it ({@code F016}).
 *
 * <p>Whether a definition is complete is not decided here: that is told when it is registered.
 */
final class DefinitionDecoder {
  private enum Kind {
    ID,
    TEXT,
    FLAG,
    INTEGER,
    TEXTS,
    SPAN
  }

  /**
   * @param name in the result
   * @param goName in messages; also a name to read, in any case
   */
  private record Field(String name, String goName, Kind kind) {}

  private static final List<Field> CHECK_TYPE =
      List.of(
          new Field("script", "Script", Kind.TEXT),
          new Field("http", "HTTP", Kind.TEXT),
          new Field("tcp", "TCP", Kind.TEXT),
          new Field("interval", "Interval", Kind.SPAN),
          new Field("docker_container_id", "DockerContainerID", Kind.TEXT),
          new Field("shell", "Shell", Kind.TEXT),
          new Field("tls_skip_verify", "TLSSkipVerify", Kind.FLAG),
          new Field("timeout", "Timeout", Kind.SPAN),
          new Field("ttl", "TTL", Kind.SPAN),
          new Field(
              "deregister_critical_service_after", "DeregisterCriticalServiceAfter", Kind.SPAN),
          new Field("status", "Status", Kind.TEXT),
          new Field("notes", "Notes", Kind.TEXT));

  /** Those of {@link #CHECK_TYPE} apply as well. */
  private static final List<Field> CHECK =
      List.of(
          new Field("id", "ID", Kind.ID),
          new Field("name", "Name", Kind.TEXT),
          new Field("service_id", "ServiceID", Kind.TEXT),
          new Field("token", "Token", Kind.TEXT));

  private static final List<Field> SERVICE =
      List.of(
          new Field("id", "ID", Kind.TEXT),
          new Field("name", "Name", Kind.TEXT),
          new Field("tags", "Tags", Kind.TEXTS),
          new Field("address", "Address", Kind.TEXT),
          new Field("port", "Port", Kind.INTEGER),
          new Field("token", "Token", Kind.TEXT),
          new Field("enable_tag_override", "EnableTagOverride", Kind.FLAG));

  /** Fields that files may also write with underscores, in any case. */
  private static final Set<String> ALIASES =
      Set.of(
          "deregister_critical_service_after",
          "service_id",
          "docker_container_id",
          "tls_skip_verify");

  private static final List<String> SPANS_IN_ORDER =
      List.of("ttl", "interval", "timeout", "deregister_critical_service_after");

  private final boolean lenient;

  DefinitionDecoder(boolean lenient) {
    this.lenient = lenient;
  }

  /** Reads the definitions of a document into {@code values}. */
  void decode(Map<?, ?> document, Map<Key<?>, Object> values) throws ConfigException {
    List<Map<String, Object>> services = new ArrayList<>();
    for (Object raw : all(document, "services", "service")) {
      services.add(service(raw));
    }
    List<Map<String, Object>> checks = new ArrayList<>();
    for (Object raw : all(document, "checks", "check")) {
      checks.add(check(raw));
    }
    if (!services.isEmpty()) {
      values.put(DefinitionKeys.SERVICES, services);
    }
    if (!checks.isEmpty()) {
      values.put(DefinitionKeys.CHECKS, checks);
    }
  }

  /** Those of a list, then a single one; a list that is none is overlooked, as in the original. */
  private static List<Object> all(Map<?, ?> document, String many, String one) {
    List<Object> all = new ArrayList<>();
    if (document.get(many) instanceof List<?> list) {
      list.forEach(item -> all.add(item == null ? Map.of() : item));
    }
    if (document.containsKey(one)) {
      Object single = document.get(one);
      all.add(single == null ? Map.of() : single);
    }
    return all;
  }

  private Map<String, Object> service(Object raw) throws ConfigException {
    Map<String, Object> members = members(raw);
    // Only in files, only in lower case, and only without tags (F127).
    if (!members.containsKey("tags") && members.containsKey("tag")) {
      members.put("tags", Arrays.asList(members.get("tag")));
    }
    members.remove("tag");
    Object single = take(members, "Check");
    Object several = take(members, "Checks");
    List<Object> checks = new ArrayList<>();
    if (several instanceof List<?> list) {
      for (Object check : list) {
        checks.add(check instanceof Map<?, ?> map ? spansRead(map) : check);
      }
    }
    Object last = single instanceof Map<?, ?> map ? spansRead(map) : single;

    Decoding decoding = new Decoding(lenient);
    Map<String, Object> service = fields("", SERVICE, members, decoding);
    if (several != null && !(several instanceof List)) {
      decoding.error(
          "'Checks': source data must be an array or slice, got " + GoValue.kind(several));
    }
    List<Object> decoded = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      addCheck(decoded, "Checks[" + i + "]", checks.get(i), decoding);
    }
    addCheck(decoded, "Check", last, decoding);
    if (!decoded.isEmpty()) {
      service.put("checks", decoded);
    }
    decoding.check();
    service.putAll(members);
    return service;
  }

  private void addCheck(List<Object> checks, String name, @Nullable Object raw, Decoding decoding) {
    if (raw instanceof Map<?, ?> map) {
      Map<String, Object> members = copy(map);
      Map<String, Object> check = fields(name + ".", CHECK_TYPE, members, decoding);
      check.putAll(members);
      checks.add(check);
    } else if (raw != null) {
      decoding.error("'" + name + "' expected a map, got '" + GoValue.kind(raw) + "'");
    }
  }

  private Map<String, Object> check(Object raw) throws ConfigException {
    Map<String, Object> members = spansRead(members(raw));
    Decoding decoding = new Decoding(lenient);
    Map<String, Object> check = fields("", CHECK, members, decoding);
    check.putAll(fields("", CHECK_TYPE, members, decoding));
    decoding.check();
    check.putAll(members);
    return check;
  }

  /** A check's members with the durations among them read, for the first bad one ends it all. */
  private static Map<String, Object> spansRead(Map<?, ?> check) throws ConfigException {
    Map<String, Object> members = copy(check);
    for (Map.Entry<?, ?> entry : check.entrySet()) {
      String name = ((String) entry.getKey()).toLowerCase(Locale.ROOT);
      if (ALIASES.contains(name)) {
        members.remove(entry.getKey());
        put(members, name.replace("_", ""), entry.getValue());
      }
    }
    for (String span : SPANS_IN_ORDER) {
      Object name = DocumentDecoder.find(members, span.replace("_", ""));
      if (name != null && members.get(name) instanceof String text) {
        try {
          members.put((String) name, Span.parse(text));
        } catch (CodecException e) {
          throw new ConfigException(String.valueOf(e.getMessage()));
        }
      }
    }
    return members;
  }

  private static Map<String, Object> members(Object raw) throws ConfigException {
    if (raw instanceof Map<?, ?> map) {
      return copy(map);
    }
    throw new ConfigException("'' expected a map, got '" + GoValue.kind(raw) + "'");
  }

  /** Without nulls, which mean "not set". */
  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> put(copy, (String) key, value));
    return copy;
  }

  private static void put(Map<String, Object> map, String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
  }

  private static @Nullable Object take(Map<String, Object> members, String goName) {
    Object name = DocumentDecoder.find(members, goName);
    return name == null ? null : members.remove(name);
  }

  private static Map<String, Object> fields(
      String prefix, List<Field> fields, Map<String, Object> members, Decoding decoding) {
    Map<String, Object> result = new LinkedHashMap<>();
    for (Field field : fields) {
      Object raw = take(members, field.goName());
      if (raw != null) {
        put(result, field.name(), value(prefix + field.goName(), field.kind(), raw, decoding));
      }
    }
    return result;
  }

  private static @Nullable Object value(String name, Kind kind, Object raw, Decoding decoding) {
    return switch (kind) {
      case TEXT -> ValueType.TEXT.decode(name, raw, decoding);
      case FLAG -> ValueType.FLAG.decode(name, raw, decoding);
      case INTEGER -> ValueType.INTEGER.decode(name, raw, decoding);
      case TEXTS -> ValueType.TEXTS.decode(name, raw, decoding);
      case ID ->
          raw instanceof Number || raw instanceof Boolean || raw instanceof String
              ? id(name, raw, decoding)
              : decoding.unconvertible(name, "types.CheckID", raw);
      case SPAN -> {
        if (raw instanceof Span span) {
          yield span.plain();
        }
        // Numbers are nanoseconds (F150).
        yield raw instanceof Number nanos
            ? Span.plain(Duration.ofNanos(nanos.longValue()))
            : decoding.unconvertible(name, "time.Duration", raw);
      }
    };
  }

  private static @Nullable Object id(String name, Object raw, Decoding decoding) {
    return raw instanceof String || decoding.lenient()
        ? raw.toString()
        : decoding.unconvertible(name, "types.CheckID", raw);
  }
}
