package io.consuljvm.kernel.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The objects below {@code plugins}, one per plugin. What may stand there, the plugin says in its
 * {@code reference.conf}, which starts at the top: {@code plugins { storage-xodus { … } }}. An
 * empty object there admits anything.
 */
final class PluginSections {
  private static final String ROOT = "plugins";

  private final ConfigObject known;
  private final List<String> unknown = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param references the {@code reference.conf} of all plugins, merged
   */
  PluginSections(Config references) {
    known =
        references.hasPath(ROOT)
            ? references.getConfig(ROOT).resolve().root()
            : ConfigFactory.empty().root();
  }

  /** What the plugins say themselves. */
  Map<String, Object> defaults() {
    return known.unwrapped();
  }

  /** Sections of plugins that are not there; not an error, for one may have failed to load. */
  List<String> warnings() {
    return warnings;
  }

  /** Refuses keys that no plugin knows. */
  void check(Map<String, Object> configured) throws ConfigException {
    configured.forEach((id, section) -> {
      ConfigValue reference = known.get(id);
      if (reference == null) {
        warnings.add("WARNING: No plugin has settings " + ROOT + "." + id + ", ignoring them");
      } else {
        compare(ROOT + "." + id, section, reference);
      }
    });
    if (!unknown.isEmpty()) {
      throw new ConfigException("Config has invalid keys: " + String.join(",", unknown));
    }
  }

  private void compare(String path, Object value, ConfigValue reference) {
    boolean object = value instanceof Map;
    if (object != (reference.valueType() == ConfigValueType.OBJECT)) {
      // A scalar where an object belongs, or the other way round.
      unknown.add(path);
      return;
    }
    if (value instanceof Map<?, ?> members && reference instanceof ConfigObject keys) {
      if (keys.isEmpty()) {
        return;
      }
      members.forEach((name, member) -> {
        ConfigValue known = keys.get(name);
        if (known == null) {
          unknown.add(path + "." + name);
        } else {
          compare(path + "." + name, member, known);
        }
      });
    }
  }
}
