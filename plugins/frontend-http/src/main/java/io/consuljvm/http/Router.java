package io.consuljvm.http;

import io.consuljvm.spi.http.HttpRoute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what answers a path ({@code H008 - H012}). Immutable. */
final class Router {
  private final Map<String, Endpoint> exact = new HashMap<>();
  private final Map<String, Endpoint> prefixes = new HashMap<>();

  /** No prefix ends behind this index: longer paths need not be searched further. */
  private final int longestPrefix;

  /** What a path leads to. */
  sealed interface Outcome {
    /**
     * @param suffix what is behind the endpoint's path
     */
    record Found(Endpoint endpoint, String suffix) implements Outcome {}

    /** The same thing has another name. */
    record Moved(String path) implements Outcome {}

    record Nothing() implements Outcome {}
  }

  private static final Outcome NOTHING = new Outcome.Nothing();

  Router(List<HttpRoute> routes) {
    int longest = 0;
    for (HttpRoute route : routes) {
      Endpoint endpoint = Endpoint.of(route);
      if (route.path().endsWith("/")) {
        prefixes.put(route.path(), endpoint);
        longest = Math.max(longest, route.path().length());
      } else {
        exact.put(route.path(), endpoint);
      }
    }
    longestPrefix = longest;
  }

  /** Looks up a decoded path. */
  Outcome find(String method, RequestTarget target) {
    // A tunnel has no path to clean.
    String path = method.equals("CONNECT") ? target.path() : target.cleanPath();
    Endpoint endpoint = exact.get(path);
    if (endpoint == null && prefixes.containsKey(path + "/")) {
      return new Outcome.Moved(path + "/");
    }
    if (!path.equals(target.path())) {
      return new Outcome.Moved(path);
    }
    if (endpoint != null) {
      return new Outcome.Found(endpoint, "");
    }
    return below(path);
  }

  /** The longest prefix wins. */
  private Outcome below(String path) {
    Endpoint best = null;
    int end = path.indexOf('/') + 1;
    while (end > 0 && end <= longestPrefix) {
      Endpoint endpoint = prefixes.get(path.substring(0, end));
      if (endpoint != null) {
        best = endpoint;
      }
      end = path.indexOf('/', end) + 1;
    }
    return best == null
        ? NOTHING
        : new Outcome.Found(best, path.substring(best.route().path().length()));
  }
}
