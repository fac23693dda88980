package io.consuljvm.kernel.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a watch has to say ({@code F155 - F158}); the same rules as for {@code consul watch}. */
final class WatchRules {
  private WatchRules() {}

  static void check(List<Map<String, Object>> watches) throws ConfigException {
    for (Map<String, Object> watch : watches) {
      new Parsing(watch).check();
    }
  }

  /**
   * One watch on its way through the rules. Messages show what is left of it: the parameters that
   * have not been looked at yet.
   */
  private static final class Parsing {
    private final Map<String, @Nullable Object> left;

    Parsing(Map<String, Object> watch) {
      left = new TreeMap<>(watch);
    }

    void check() throws ConfigException {
      try {
        parameters();
      } catch (IllegalArgumentException e) {
        throw new ConfigException(
            "Failed to parse watch (" + GoValue.source(left) + "): " + e.getMessage());
      }
    }

    private void parameters() throws ConfigException {
      text("datacenter");
      text("token");
      String type = text("type");
      switch (type) {
        case "" -> throw new IllegalArgumentException("Watch type must be specified");
        case "key" -> {
          flag("stale");
          required("key", "Must specify a single key to watch");
        }
        case "keyprefix" -> {
          flag("stale");
          required("prefix", "Must specify a single prefix to watch");
        }
        case "services", "nodes" -> flag("stale");
        case "service" -> {
          flag("stale");
          required("service", "Must specify a single service to watch");
          text("tag");
          flag("passingonly");
        }
        case "checks" -> {
          flag("stale");
          if (!text("service").isEmpty() & !text("state").isEmpty()) {
            throw new IllegalArgumentException("Cannot specify service and state");
          }
        }
        case "event" -> text("name");
        default -> throw new IllegalArgumentException("Unsupported watch type: " + type);
      }
      Object handler = left.remove("handler");
      if (!left.isEmpty()) {
        throw new IllegalArgumentException(
            "Invalid parameters: [" + String.join(" ", new ArrayList<>(left.keySet())) + "]");
      }
      if (!(handler instanceof String)) {
        throw new ConfigException(
            "Failed to setup watch handler ("
                + GoValue.source(left)
                + "): "
                + (handler == null
                    ? "Must provide watch handler"
                    : "Watch handler must be a string"));
      }
    }

    private void required(String name, String otherwise) {
      if (text(name).isEmpty()) {
        throw new IllegalArgumentException(otherwise);
      }
    }

    private String text(String name) {
      if (!left.containsKey(name)) {
        return "";
      }
      if (left.get(name) instanceof String text) {
        left.remove(name);
        return text;
      }
      throw new IllegalArgumentException("Expecting " + name + " to be a string");
    }

    private void flag(String name) {
      if (left.containsKey(name)) {
        if (!(left.get(name) instanceof Boolean)) {
          throw new IllegalArgumentException("Expecting " + name + " to be a boolean");
        }
        left.remove(name);
      }
    }
  }
}
