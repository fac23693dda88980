package io.consuljvm.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters of a query ({@code H015, H071, H072}). */
final class QueryParameters {
  private QueryParameters() {}

  /**
   * Reads a query.
   *
   * @return values in order, by name
   * @throws IllegalArgumentException if an escape is malformed, or parameters are separated by
   *     semicolons
   */
  static Map<String, List<String>> parse(String query) {
    if (query.isEmpty()) {
      return Map.of();
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    int start = 0;
    while (start <= query.length()) {
      int end = query.indexOf('&', start);
      if (end < 0) {
        end = query.length();
      }
      if (end > start) {
        add(parameters, query, start, end);
      }
      start = end + 1;
    }
    return parameters;
  }

  private static void add(Map<String, List<String>> into, String query, int from, int to) {
    int semicolon = query.indexOf(';', from);
    if (semicolon >= 0 && semicolon < to) {
      throw new IllegalArgumentException("invalid semicolon separator in query");
    }
    int equals = query.indexOf('=', from);
    boolean valueless = equals < 0 || equals >= to;
    String name = PercentEncoding.decodeQuery(query, from, valueless ? to : equals);
    String value = valueless ? "" : PercentEncoding.decodeQuery(query, equals + 1, to);
    into.computeIfAbsent(name, absent -> new ArrayList<>(1)).add(value);
  }
}
