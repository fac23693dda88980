package io.consuljvm.kernel.config;

import io.consuljvm.codec.CodecException;
import io.consuljvm.codec.GoStrconv;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the flags of {@code consul agent} say ({@code C060 - C096}). The command line knows types
 * and syntax of flags; here they get their meaning.
 *
 * @param development {@code -dev}
 * @param paths {@code -config-file} and {@code -config-dir}, in order
 * @param oldDatacenter {@code -dc}, which is laid over everything else ({@code F005}); may be empty
 * @param settings all others
 */
record AgentFlags(
    boolean development, List<String> paths, String oldDatacenter, Settings settings) {
  private static final Map<String, Key<String>> TEXTS =
      Map.ofEntries(
          Map.entry("advertise", NetworkKeys.ADVERTISE_ADDR),
          Map.entry("advertise-wan", NetworkKeys.ADVERTISE_ADDR_WAN),
          Map.entry("atlas", CoreKeys.ATLAS_INFRASTRUCTURE),
          Map.entry("atlas-endpoint", CoreKeys.ATLAS_ENDPOINT),
          Map.entry("bind", NetworkKeys.BIND_ADDR),
          Map.entry("client", NetworkKeys.CLIENT_ADDR),
          Map.entry("data-dir", CoreKeys.DATA_DIR),
          Map.entry("datacenter", CoreKeys.DATACENTER),
          Map.entry("domain", CoreKeys.DOMAIN),
          Map.entry("log-level", CoreKeys.LOG_LEVEL),
          Map.entry("node", CoreKeys.NODE_NAME),
          Map.entry("pid-file", CoreKeys.PID_FILE),
          Map.entry("retry-join-ec2-region", JoinKeys.EC2_REGION),
          Map.entry("retry-join-ec2-tag-key", JoinKeys.EC2_TAG_KEY),
          Map.entry("retry-join-ec2-tag-value", JoinKeys.EC2_TAG_VALUE),
          Map.entry("serf-lan-bind", NetworkKeys.SERF_LAN_BIND),
          Map.entry("serf-wan-bind", NetworkKeys.SERF_WAN_BIND),
          Map.entry("ui-dir", CoreKeys.UI_DIR));
  private static final Map<String, Key<Secret>> SECRETS =
      Map.of("atlas-token", CoreKeys.ATLAS_TOKEN, "encrypt", SecurityKeys.ENCRYPT);
  private static final Map<String, Key<Boolean>> SWITCHES =
      Map.of(
          "atlas-join", CoreKeys.ATLAS_JOIN,
          "bootstrap", CoreKeys.BOOTSTRAP,
          "rejoin", CoreKeys.REJOIN_AFTER_LEAVE,
          "server", CoreKeys.SERVER,
          "syslog", CoreKeys.ENABLE_SYSLOG,
          "ui", CoreKeys.UI);
  private static final Map<String, Key<Integer>> NUMBERS =
      Map.of(
          "bootstrap-expect", CoreKeys.BOOTSTRAP_EXPECT,
          "dns-port", NetworkKeys.PORT_DNS,
          "http-port", NetworkKeys.PORT_HTTP,
          "protocol", CoreKeys.PROTOCOL,
          "retry-max", JoinKeys.RETRY_MAX,
          "retry-max-wan", JoinKeys.RETRY_MAX_WAN);
  private static final Map<String, Key<Span>> SPANS =
      Map.of(
          "retry-interval", JoinKeys.RETRY_INTERVAL,
          "retry-interval-wan", JoinKeys.RETRY_INTERVAL_WAN);
  private static final Map<String, Key<List<String>>> LISTS =
      Map.of(
          "join", JoinKeys.START_JOIN,
          "join-wan", JoinKeys.START_JOIN_WAN,
          "recursor", DnsKeys.RECURSORS,
          "retry-join", JoinKeys.RETRY_JOIN,
          "retry-join-wan", JoinKeys.RETRY_JOIN_WAN);

  /**
   * @throws ConfigException if a duration is malformed ({@code C097})
   * @throws IllegalArgumentException if the command line lets a flag through that there is not, or
   *     a value of the wrong type
   */
  static AgentFlags read(List<AgentFlag> given) throws ConfigException {
    boolean development = false;
    List<String> paths = new ArrayList<>();
    String oldDatacenter = "";
    Settings settings = Settings.NONE;
    for (AgentFlag flag : given) {
      switch (flag.name()) {
        case "dev" -> development = GoStrconv.parseBool(flag.value());
        case "config-file", "config-dir" -> paths.add(flag.value());
        case "dc" -> oldDatacenter = flag.value();
        default -> settings = settings.with(setting(flag));
      }
    }
    return new AgentFlags(development, List.copyOf(paths), oldDatacenter, settings);
  }

  private static Settings setting(AgentFlag flag) throws ConfigException {
    String name = flag.name();
    String value = flag.value();
    Settings.Builder setting = Settings.builder();
    if (TEXTS.containsKey(name)) {
      setting.put(TEXTS.get(name), value);
    } else if (SECRETS.containsKey(name)) {
      setting.put(SECRETS.get(name), new Secret(value));
    } else if (SWITCHES.containsKey(name)) {
      setting.put(SWITCHES.get(name), GoStrconv.parseBool(flag.value()));
    } else if (NUMBERS.containsKey(name)) {
      setting.put(NUMBERS.get(name), Integer.decode(value));
    } else if (LISTS.containsKey(name)) {
      setting.put(LISTS.get(name), List.of(value));
    } else if (SPANS.containsKey(name)) {
      if (!value.isEmpty()) {
        setting.put(SPANS.get(name), span(value));
      }
    } else {
      throw new IllegalArgumentException("no such flag: " + name);
    }
    return setting.build();
  }

  private static Span span(String value) throws ConfigException {
    try {
      return Span.parse(value);
    } catch (CodecException e) {
      throw new ConfigException("Error: " + e.getMessage());
    }
  }
}
