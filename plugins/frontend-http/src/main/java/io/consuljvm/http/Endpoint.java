package io.consuljvm.http;

import io.consuljvm.spi.http.HttpRoute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A route, with what is worth working out once.
 *
 * @param api whether it is part of the API proper: logged, with the configured headers ({@code
 *     H048})
 * @param metrics name of the timer, by method ({@code H021})
 */
record Endpoint(HttpRoute route, boolean api, Map<String, String> metrics, String metricSuffix) {
  private static final List<String> METHODS =
      List.of("GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS");

  static Endpoint of(HttpRoute route) {
    String suffix = metricSuffix(route.path());
    Map<String, String> metrics = new HashMap<>();
    for (String method : METHODS) {
      metrics.put(method, metric(method, suffix));
    }
    return new Endpoint(route, route.path().startsWith("/v1/"), Map.copyOf(metrics), suffix);
  }

  /** Name of the timer for a request. */
  String metric(String method) {
    String known = metrics.get(method);
    return known != null ? known : metric(method, metricSuffix);
  }

  boolean accepts(String method) {
    return route.methods().isEmpty() || route.methods().contains(method);
  }

  private static String metric(String method, String suffix) {
    return "consul.http." + method + suffix;
  }

  private static String metricSuffix(String path) {
    String dotted = path.replace('/', '.');
    return dotted.endsWith(".") ? dotted + "_" : dotted;
  }
}
