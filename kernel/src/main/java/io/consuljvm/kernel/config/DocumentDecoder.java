package io.consuljvm.kernel.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns one parsed file into settings, by the schema. What can be wrong is told in the original's
 * order: definitions first, then all values of a wrong type at once, then all unknown keys at once,
 * then the first value that breaks a rule of its own.
 */
final class DocumentDecoder {
  /** The original knows this name, though whatever is set there has no effect ({@code F075}). */
  private static final String IGNORED = "taggedaddresses";

  private final FileRules rules;

  DocumentDecoder(FileRules rules) {
    this.rules = rules;
  }

  /**
   * @param document as parsed; null counts as an empty one
   * @param lenient whether to convert scalars, see {@link Decoding}
   * @throws ConfigException with the text behind {@code Error decoding '<file>': }
   */
  Settings decode(@Nullable Object document, boolean lenient) throws ConfigException {
    if (document == null) {
      return Settings.NONE;
    }
    if (!(document instanceof Map<?, ?> members)) {
      throw new ConfigException("'' expected a map, got '" + GoValue.kind(document) + "'");
    }
    Map<Key<?>, Object> values = new HashMap<>();
    new DefinitionDecoder(lenient).decode(members, values);
    Decoding decoding = new Decoding(lenient);
    decodeOld(members, values, decoding);
    List<String> unknown = decodeSections(members, values, decoding);
    decoding.check();
    if (!unknown.isEmpty()) {
      throw new ConfigException("Config has invalid keys: " + String.join(",", unknown));
    }
    return rules.apply(values);
  }

  /** Old places of telemetry keys; the new ones, decoded later, win ({@code F118}). */
  private static void decodeOld(Map<?, ?> members, Map<Key<?>, Object> values, Decoding decoding) {
    for (Map.Entry<String, Key<?>> old : TelemetryKeys.OLD.entrySet()) {
      Object raw = members.get(old.getKey());
      // Tags that are no list have always been overlooked there.
      boolean wanted = old.getValue() != TelemetryKeys.DOGSTATSD_TAGS || raw instanceof List;
      if (raw != null && wanted) {
        put(values, old.getValue(), old.getValue().type().decode(old.getKey(), raw, decoding));
      }
    }
  }

  private static List<String> decodeSections(
      Map<?, ?> members, Map<Key<?>, Object> values, Decoding decoding) {
    Set<Object> unusedAtTop = new LinkedHashSet<>(members.keySet());
    List<String> unknown = new ArrayList<>();
    for (Section section : Schema.SECTIONS) {
      if (section == DefinitionKeys.SECTION) {
        continue;
      }
      if (section.name().isEmpty()) {
        decodeKeys(section, members, unusedAtTop, values, decoding);
        continue;
      }
      Object name = find(members, section.messageName());
      if (name == null) {
        continue;
      }
      unusedAtTop.remove(name);
      Object raw = members.get(name);
      if (raw instanceof Map<?, ?> nested) {
        Set<Object> unused = new LinkedHashSet<>(nested.keySet());
        decodeKeys(section, nested, unused, values, decoding);
        for (Object key : unused) {
          unknown.add(section.messageName() + "." + key);
        }
      } else if (raw != null) {
        decoding.error(
            "'" + section.messageName() + "' expected a map, got '" + GoValue.kind(raw) + "'");
      }
    }
    for (Object name : unusedAtTop) {
      String key = (String) name;
      if (!DefinitionKeys.NAMES.contains(key)
          && !TelemetryKeys.OLD.containsKey(key)
          && !key.equalsIgnoreCase(IGNORED)) {
        unknown.add(key);
      }
    }
    return unknown;
  }

  private static void decodeKeys(
      Section section,
      Map<?, ?> members,
      Set<Object> unused,
      Map<Key<?>, Object> values,
      Decoding decoding) {
    for (Key<?> key : section.keys()) {
      Object name = find(members, key.lookupName());
      if (name != null) {
        unused.remove(name);
        Object raw = members.get(name);
        if (raw != null) {
          put(values, key, key.type().decode(key.messageName(), raw, decoding));
        }
      }
    }
  }

  private static void put(Map<Key<?>, Object> values, Key<?> key, @Nullable Object value) {
    if (value != null) {
      values.put(key, value);
    }
  }

  /** The member of that name; failing that, one that differs in case only ({@code F014}). */
  static @Nullable Object find(Map<?, ?> members, String name) {
    if (members.containsKey(name)) {
      return name;
    }
    for (Object candidate : members.keySet()) {
      if (name.equalsIgnoreCase((String) candidate)) {
        return candidate;
      }
    }
    return null;
  }
}
