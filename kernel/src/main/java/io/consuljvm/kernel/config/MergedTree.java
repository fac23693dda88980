package io.consuljvm.kernel.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration as one tree of plain values, which plugins see ({@link AgentConfig#tree}). */
final class MergedTree {
  private MergedTree() {}

  static Config of(Settings settings, AdvertiseAddrs advertise, boolean development) {
    Settings complete = completed(settings, advertise);
    Map<String, Object> tree = new LinkedHashMap<>();
    for (Section section : Schema.SECTIONS) {
      Map<String, Object> members = section.name().isEmpty() ? tree : new LinkedHashMap<>();
      for (Key<?> key : section.keys()) {
        Object value = plain(complete, key);
        if (value != null) {
          members.put(key.name(), value);
        }
      }
      if (members != tree) {
        tree.put(section.name(), members);
      }
    }
    tree.put("self", AgentSelf.describe(settings, development));
    return ConfigValueFactory.fromMap(tree).toConfig();
  }

  /** What depends on other keys, filled in. */
  private static Settings completed(Settings settings, AdvertiseAddrs advertise) {
    Settings result =
        settings
            .replacing(NetworkKeys.ADVERTISE_SERF_LAN, advertise.serfLan())
            .replacing(NetworkKeys.ADVERTISE_SERF_WAN, advertise.serfWan())
            .replacing(NetworkKeys.ADVERTISE_RPC, advertise.rpc())
            .replacing(SecurityKeys.ACL_AGENT_TOKEN, AclConfig.of(settings).agentToken())
            .replacing(SecurityKeys.VERIFY_OUTGOING, TlsConfig.of(settings).verifyOutgoing());
    for (Key<String> key : NetworkKeys.FOLLOWING_CLIENT_ADDR) {
      result = result.replacing(key, Addresses.or(settings, key, NetworkKeys.CLIENT_ADDR));
    }
    for (Key<String> key : NetworkKeys.FOLLOWING_BIND_ADDR) {
      result = result.replacing(key, Addresses.or(settings, key, NetworkKeys.BIND_ADDR));
    }
    return result;
  }

  private static <T> @Nullable Object plain(Settings settings, Key<T> key) {
    T value = settings.find(key);
    return value == null ? null : key.type().plain(value);
  }

  /** A tree with what a reload changes. */
  static Config reloaded(Config tree, ReloadableConfig changed) {
    return changed
        .definitions()
        .withValue(CoreKeys.LOG_LEVEL.path(), ConfigValueFactory.fromAnyRef(changed.logLevel()))
        .withValue(
            CoreKeys.LEAVE_ON_TERMINATE.path(),
            ConfigValueFactory.fromAnyRef(changed.leaveOnTerminate()))
        .withValue(
            CoreKeys.SKIP_LEAVE_ON_INTERRUPT.path(),
            ConfigValueFactory.fromAnyRef(changed.skipLeaveOnInterrupt()))
        .withFallback(tree);
  }
}
