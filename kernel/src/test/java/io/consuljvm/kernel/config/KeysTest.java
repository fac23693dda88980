package io.consuljvm.kernel.config;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeysTest {
  @TempDir private Path directory;
  private Loading loading;

  @BeforeEach
  void prepare() {
    loading = new Loading(directory);
  }

  /** A value of each key that is neither its default nor refused. */
  private static final Map<String, String> SPECIAL =
      Map.ofEntries(
          Map.entry("bootstrap_expect", "3"),
          Map.entry("protocol", "3"),
          Map.entry("log_level", "\"WARN\""),
          Map.entry("acl_default_policy", "\"deny\""),
          Map.entry("acl_down_policy", "\"deny\""),
          Map.entry("encrypt", "\"AAAAAAAAAAAAAAAAAAAAAA==\""),
          Map.entry("performance.raft_multiplier", "7"),
          Map.entry("dns_config.service_ttl", "{\"*\": \"9s\"}"),
          Map.entry("http_api_response_headers", "{\"a\": \"b\"}"),
          Map.entry("watches", "[{\"type\": \"nodes\", \"handler\": \"true\"}]"),
          Map.entry("plugins", "{\"x\": {\"y\": true}}"),
          Map.entry("dns_config.allow_stale", "false"),
          Map.entry("recursor", "null"));

  static Stream<String> paths() {
    return Schema.keys().stream().map(Key::path);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void everyKeyReachesTheTreeOfPlugins(String path) throws Exception {
    Key<?> key =
        Schema.keys().stream().filter(each -> each.path().equals(path)).findFirst().orElseThrow();
    String value = SPECIAL.getOrDefault(path, sample(key));
    String json = path.replaceAll("(\\w+)$", "{\"$1\": " + value + "}");
    json = json.startsWith("{") ? json : json.replaceAll("^(\\w+)\\.(.*)$", "{\"$1\": $2}");
    List<String> arguments = new ArrayList<>();
    arguments.add(loading.dataDir());
    arguments.add("-server");
    arguments.add(
        loading.file("ca.json", "{\"ca_file\": \"c\", \"cert_file\": \"d\", \"key_file\": \"e\"}"));
    arguments.add(loading.file("key.json", json));
    if (path.equals("data_dir")) {
      arguments.remove(0);
    }
    if (path.startsWith("retry_join_ec2.tag")) {
      arguments.add(
          loading.file(
              "ec2.json", "{\"retry_join_ec2\": {\"tag_key\": \"x\", \"tag_value\": \"x\"}}"));
    }
    Config tree = loading.resolve(arguments.toArray(String[]::new)).tree();
    if (path.equals("recursor")) {
      return;
    }
    Object expected = ConfigFactory.parseString("v = " + value).root().unwrapped().get("v");
    assertEquals(
        expected,
        tree.root().unwrapped().get(path) == null
            ? tree.getValue(path).unwrapped()
            : tree.root().unwrapped().get(path));
  }

  private static String sample(Key<?> key) {
    String path = key.path();
    if (key.type() == ValueType.FLAG) {
      return "true";
    }
    if (key.type() == ValueType.INTEGER) {
      return "4711";
    }
    if (key.type() == ValueType.SPAN) {
      return "\"11h\"";
    }
    if (key.type() == ValueType.SOCKET) {
      return "\"10.9.9.9:4711\"";
    }
    if (key.type() == ValueType.TEXTS) {
      return "[\"x\"]";
    }
    if (key.type() == ValueType.OBJECTS) {
      return "[{\"name\": \"x\"}]";
    }
    boolean address =
        path.startsWith("addresses.")
            || path.endsWith("_addr")
            || path.endsWith("_bind")
            || path.equals("advertise_addr_wan");
    return address ? "\"127.0.0.9\"" : "\"x\"";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          bootstrap | false
          bootstrap_expect | 0
          datacenter | "dc1"
          node_name | "host-1"
          domain | "consul."
          log_level | "INFO"
          protocol | 2
          syslog_facility | "LOCAL0"
          leave_on_terminate | true
          skip_leave_on_interrupt | false
          ui | false
          check_update_interval | "5m"
          session_ttl_min | "10s"
          performance.raft_multiplier | 5
          bind_addr | "0.0.0.0"
          serf_lan_bind | "0.0.0.0"
          serf_wan_bind | "0.0.0.0"
          client_addr | "127.0.0.1"
          addresses | {"dns": "127.0.0.1", "http": "127.0.0.1", "https": "127.0.0.1", "rpc": "127.0.0.1"}
          advertise_addr | "10.1.2.3"
          advertise_addr_wan | "10.1.2.3"
          advertise_addrs | {"rpc": "10.1.2.3:8300", "serf_lan": "10.1.2.3:8301", "serf_wan": "10.1.2.3:8302"}
          ports | {"dns": 8600, "http": 8500, "https": -1, "rpc": 8400, "serf_lan": 8301, "serf_wan": 8302, "server": 8300}
          start_join | []
          retry_interval | "30s"
          retry_max | 0
          reconnect_timeout | "72h"
          reconnect_timeout_wan | "72h"
          acl_default_policy | "allow"
          acl_down_policy | "extend-cache"
          acl_ttl | "30s"
          acl_enforce_version_8 | false
          acl_token | ""
          verify_incoming | false
          dns_config.allow_stale | true
          dns_config.max_stale | "87600h"
          dns_config.node_ttl | "0s"
          dns_config.recursor_timeout | "2s"
          dns_config.udp_answer_limit | 3
          dns_config.service_ttl | {}
          telemetry.statsite_prefix | "consul"
          services | []
          watches | []
          plugins | {}
          slots | {"consensus": "raft", "membership": "gossip", "storage": "xodus", "transport": "mux"}
          """)
  void hasTheDefaultsOfTheOriginal(String path, String value) throws Exception {
    assertEquals(value, shown(loading.resolve(loading.dataDir()).tree(), path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          server | true
          log_level | "DEBUG"
          enable_debug | true
          ui | true
          bind_addr | "127.0.0.1"
          advertise_addr | "127.0.0.1"
          disable_anonymous_signature | true
          leave_on_terminate | false
          skip_leave_on_interrupt | true
          data_dir | ""
          slots.storage | "memory"
          """)
  void hasOtherDefaultsInDevelopmentMode(String path, String value) throws Exception {
    assertEquals(value, shown(loading.resolve("-dev").tree(), path));
  }

  private static String shown(Config tree, String path) {
    return tree.getValue(path)
        .render(ConfigRenderOptions.concise())
        .replace("\":", "\": ")
        .replace(",", ", ");
  }

  @Test
  void everyKeyIsExplainedAndBelongsToOneSection() {
    List<String> seen = new ArrayList<>();
    assertAll(
        Schema.keys().stream()
            .map(key ->
                () -> {
                  assertTrue(key.meaning().endsWith("."), key.path());
                  assertFalse(seen.contains(key.path()), key.path());
                  seen.add(key.path());
                }));
  }

  @Test
  void whatTheReloadChangesIsMarked() {
    assertEquals(
        List.of(
            "log_level",
            "leave_on_terminate",
            "skip_leave_on_interrupt",
            "atlas_infrastructure",
            "atlas_token",
            "atlas_endpoint",
            "services",
            "checks",
            "watches"),
        Schema.keys().stream().filter(Key::reloadable).map(Key::path).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "statsd_addr, telemetry.statsd_address",
    "statsite_addr, telemetry.statsite_address",
    "statsite_prefix, telemetry.statsite_prefix",
    "dogstatsd_addr, telemetry.dogstatsd_addr",
  })
  void oldTelemetryKeysAreReadUnlessTheNewOnesAreThere(String old, String path) throws Exception {
    assertEquals("o", loading.tree("{\"" + old + "\": \"o\"}").getString(path));
    String name = path.substring(path.indexOf('.') + 1);
    String both = "{\"" + old + "\": \"o\", \"telemetry\": {\"" + name + "\": \"n\"}}";
    assertEquals("n", loading.tree(both).getString(path));
  }

  @Test
  void oldTagsAreReadToo() throws Exception {
    assertEquals(
        List.of("a:b"),
        loading.tree("{\"dogstatsd_tags\": [\"a:b\"]}").getStringList("telemetry.dogstatsd_tags"));
  }

  @Test
  void theOldRecursorComesLast() throws Exception {
    assertEquals(
        List.of("a", "b"),
        loading.tree("{\"recursor\": \"b\", \"recursors\": [\"a\"]}").getStringList("recursors"));
  }

  @Test
  void namesMatchInAnyCaseButExactOnesFirst() throws Exception {
    assertEquals("a", loading.tree("{\"NODE_NAME\": \"a\"}").getString("node_name"));
    assertEquals(
        "Config has invalid keys: NODE_NAME",
        loading
            .testRefusal("f.json", "{\"NODE_NAME\": \"b\", \"node_name\": \"a\"}")
            .replaceAll("^.*': ", ""));
  }

  @Test
  void durationsAreReadableForPlugins() throws Exception {
    Config tree =
        loading.tree("{\"acl_ttl\": \"1h30m\", \"dns_config\": {\"node_ttl\": \"1.5s\"}}");
    assertEquals("90m", tree.getString("acl_ttl"));
    assertEquals(1500, tree.getDuration("dns_config.node_ttl").toMillis());
  }
}
