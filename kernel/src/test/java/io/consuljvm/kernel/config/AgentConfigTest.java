package io.consuljvm.kernel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The records: their defaults, and that every key reaches its component. */
class AgentConfigTest {
  @TempDir private Path directory;
  private Loading loading;

  @BeforeEach
  void prepare() {
    loading = new Loading(directory);
  }

  private AgentConfig with(String json) throws ConfigException {
    return loading.resolve(loading.dataDir(), "-server", loading.file("f.json", json));
  }

  @Test
  void aClientByDefault() throws Exception {
    AgentConfig config = loading.resolve(loading.dataDir());
    assertFalse(config.development());
    assertEquals(new Identity("host-1", "dc1", "consul.", 2), config.identity());
    assertEquals(new ServerMode(false, false, 0), config.server());
    assertEquals(Optional.of(directory.resolve("data")), config.dataDirectory());
    assertEquals(Optional.empty(), config.pidFile());
    assertEquals(new Ports(8600, 8500, -1, 8400, 8301, 8302, 8300), config.ports());
    Join join = new Join(List.of(), List.of(), Duration.ofSeconds(30), 0, Duration.ofHours(72));
    assertEquals(join, config.lan());
    assertEquals(join, config.wan());
    assertEquals(new Gossip(Secret.NONE, false), config.gossip());
    assertEquals(
        new TlsConfig(
            Optional.empty(), Optional.empty(), Optional.empty(), false, false, false, ""),
        config.tls());
    assertEquals(
        new DnsConfig(
            List.of(),
            Duration.ZERO,
            Map.of(),
            true,
            Duration.ofDays(3650),
            false,
            3,
            false,
            false,
            Duration.ofSeconds(2)),
        config.dns());
    assertEquals(new HttpConfig(Map.of(), false, Optional.empty(), false, false), config.http());
    assertEquals(new UnixSockets("", "", ""), config.unixSockets());
    assertEquals(new Telemetry("", "", "", List.of(), "consul", false), config.telemetry());
    assertEquals(
        new Performance(5, Duration.ofMinutes(5), Duration.ofSeconds(10)), config.performance());
    assertEquals(new Syslog(false, "LOCAL0"), config.syslog());
    assertEquals(new Slots("xodus", "raft", "gossip", "mux"), config.slots());
    assertTrue(config.reloadable().leaveOnTerminate());
    assertFalse(config.reloadable().skipLeaveOnInterrupt());
  }

  @Test
  void developmentModeKeepsNothing() throws Exception {
    AgentConfig config = loading.resolve("-dev");
    assertTrue(config.development());
    assertEquals(Optional.empty(), config.dataDirectory());
    assertEquals(new ServerMode(true, false, 0), config.server());
    assertFalse(config.reloadable().leaveOnTerminate());
    assertTrue(config.reloadable().skipLeaveOnInterrupt());
  }

  @Test
  void joinsAsConfigured() throws Exception {
    AgentConfig config =
        with(
            """
            {"start_join": ["a"], "retry_join": ["b"], "retry_interval": "1s", "retry_max": 2,
             "reconnect_timeout": "9h", "start_join_wan": ["c"], "retry_join_wan": ["d"],
             "retry_interval_wan": "2s", "retry_max_wan": 3, "reconnect_timeout_wan": "10h",
             "rejoin_after_leave": true, "encrypt": "AAAAAAAAAAAAAAAAAAAAAA=="}\
            """);
    assertEquals(
        new Join(List.of("a"), List.of("b"), Duration.ofSeconds(1), 2, Duration.ofHours(9)),
        config.lan());
    assertEquals(
        new Join(List.of("c"), List.of("d"), Duration.ofSeconds(2), 3, Duration.ofHours(10)),
        config.wan());
    assertEquals(new Gossip(new Secret("AAAAAAAAAAAAAAAAAAAAAA=="), true), config.gossip());
  }

  @Test
  void securityAsConfigured() throws Exception {
    AgentConfig config =
        with(
            """
            {"ca_file": "ca", "cert_file": "cert", "key_file": "key", "verify_incoming": true,
             "verify_server_hostname": true, "server_name": "s", "acl_datacenter": "DC9",
             "acl_default_policy": "deny", "acl_down_policy": "allow", "acl_ttl": "1s",
             "acl_token": "1", "acl_agent_master_token": "2", "acl_master_token": "3",
             "acl_replication_token": "4", "acl_enforce_version_8": true}\
            """);
    assertEquals(
        new TlsConfig(
            Optional.of(Path.of("ca")),
            Optional.of(Path.of("cert")),
            Optional.of(Path.of("key")),
            true,
            true,
            true,
            "s"),
        config.tls());
    assertEquals(
        new AclConfig(
            "dc9",
            "deny",
            "allow",
            Duration.ofSeconds(1),
            new Secret("1"),
            new Secret("1"),
            new Secret("2"),
            new Secret("3"),
            new Secret("4"),
            true),
        config.acl());
  }

  @Test
  void answersAsConfigured() throws Exception {
    AgentConfig config =
        with(
            """
            {"recursors": ["r"],
             "dns_config": {"node_ttl": "1s", "service_ttl": {"*": "2s"}, "allow_stale": false,
               "max_stale": "3s", "enable_truncate": true, "udp_answer_limit": 4,
               "only_passing": true, "disable_compression": true, "recursor_timeout": "5s"},
             "ui": true, "ui_dir": "u", "enable_debug": true, "translate_wan_addrs": true,
             "http_api_response_headers": {"a": "b"},
             "unix_sockets": {"user": "u", "group": "7", "mode": "0600"},
             "telemetry": {"statsd_address": "a", "statsite_address": "b", "dogstatsd_addr": "c",
               "dogstatsd_tags": ["d"], "statsite_prefix": "e", "disable_hostname": true},
             "performance": {"raft_multiplier": 1}, "check_update_interval": "0s",
             "session_ttl_min": "1s", "enable_syslog": true, "syslog_facility": "USER",
             "pid_file": "p"}\
            """);
    assertEquals(
        new DnsConfig(
            List.of("r"),
            Duration.ofSeconds(1),
            Map.of("*", Duration.ofSeconds(2)),
            false,
            Duration.ofSeconds(3),
            true,
            4,
            true,
            true,
            Duration.ofSeconds(5)),
        config.dns());
    assertEquals(
        new HttpConfig(Map.of("a", "b"), true, Optional.of(Path.of("u")), true, true),
        config.http());
    assertEquals(new UnixSockets("u", "7", "0600"), config.unixSockets());
    assertEquals(new Telemetry("a", "b", "c", List.of("d"), "e", true), config.telemetry());
    assertEquals(new Performance(1, Duration.ZERO, Duration.ofSeconds(1)), config.performance());
    assertEquals(new Syslog(true, "USER"), config.syslog());
    assertEquals(Optional.of(Path.of("p")), config.pidFile());
  }

  @Test
  void recordsDoNotShowSecrets() throws Exception {
    AgentConfig config =
        with(
            "{\"acl_token\": \"hush\", \"acl_master_token\": \"hush\", \"acl_datacenter\": \"a\"}");
    assertFalse(config.acl().toString().contains("hush"));
    assertTrue(config.acl().toString().contains("<hidden>"));
    assertEquals("hush", config.tree().getString("acl_agent_token"));
  }

  @Test
  void aReloadChangesWhatItMay() throws Exception {
    AgentConfig before = with("{\"service\": {\"name\": \"before\"}, \"node_name\": \"n1\"}");
    LoadedConfig changed =
        loading
            .loader()
            .reload(
                Loading.flags(
                    loading.dataDir(),
                    "-server",
                    loading.file(
                        "f.json",
                        """
                        {"service": {"name": "after"}, "node_name": "n2", "log_level": "WARN",
                         "leave_on_terminate": true,
                         "watches": [{"type": "nodes", "handler": "h"}]}\
                        """)));
    AgentConfig after = before.reloaded(changed.reloadable());
    Config tree = after.tree();
    assertEquals("after", tree.getConfigList("services").getFirst().getString("name"));
    assertEquals(1, tree.getConfigList("services").size());
    assertEquals("h", tree.getConfigList("watches").getFirst().getString("handler"));
    assertEquals("WARN", tree.getString("log_level"));
    assertTrue(tree.getBoolean("leave_on_terminate"));
    assertTrue(after.reloadable().leaveOnTerminate());
    assertEquals("n1", tree.getString("node_name"));
    assertEquals("n1", after.identity().nodeName());
  }

  @Test
  void theHostHasAName() throws Exception {
    assertFalse(HostName.ofSystem().isEmpty());
    assertFalse(
        ConfigLoader.system()
            .load(Loading.flags("-dev"))
            .resolve()
            .identity()
            .nodeName()
            .isEmpty());
  }
}
