package io.consuljvm.codec;

import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Set;

/** The names of a record component in Go, JSON and request bodies: the rule of {@link Name}. */
record FieldNames(String wire, String json, String tree) {
  private static final Set<String> INITIALISMS =
      Set.of(
          "ACL", "CRC", "DNS", "HTTP", "HTTPS", "ID", "KV", "RPC", "TCP", "TLS", "TTL", "UDP",
          "URL");

  static FieldNames of(RecordComponent component) {
    Name name = component.getAnnotation(Name.class);
    String wire =
        name == null || name.value().isEmpty() ? byRule(component.getName()) : name.value();
    String json = name == null || name.json().isEmpty() ? wire : name.json();
    String tree = name == null || name.tree().isEmpty() ? json : name.tree();
    return new FieldNames(wire, json, tree);
  }

  static String byRule(String component) {
    StringBuilder name = new StringBuilder(component.length());
    int start = 0;
    for (int end = 1; end <= component.length(); end++) {
      if (end == component.length() || Character.isUpperCase(component.charAt(end))) {
        name.append(word(component.substring(start, end)));
        start = end;
      }
    }
    return name.toString();
  }

  private static String word(String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    if (INITIALISMS.contains(upper)) {
      return upper;
    }
    if (upper.endsWith("S") && INITIALISMS.contains(upper.substring(0, upper.length() - 1))) {
      return upper.substring(0, upper.length() - 1) + "s";
    }
    return upper.charAt(0) + word.substring(1);
  }
}
