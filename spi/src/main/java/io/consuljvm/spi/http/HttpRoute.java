package io.consuljvm.spi.http;

import java.util.Set;

/**
 * A path of the HTTP API and what answers it (spec/http.md section 1 and 20).
 *
 * @param methods accepted methods; empty for any. Others get 405 before the handler is asked
 * @param path such as {@code /v1/txn}; with a final {@code /} it matches every path below, without
 *     one exactly
 * @param handler safe for any thread
 */
public record HttpRoute(Set<String> methods, String path, HttpHandler handler) {
  public HttpRoute {
    methods = Set.copyOf(methods);
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a route starts with /: \"" + path + "\"");
    }
  }

  /** A route for any method. */
  public static HttpRoute any(String path, HttpHandler handler) {
    return new HttpRoute(Set.of(), path, handler);
  }

  /** A route for one method. */
  public static HttpRoute of(String method, String path, HttpHandler handler) {
    return new HttpRoute(Set.of(method), path, handler);
  }
}
