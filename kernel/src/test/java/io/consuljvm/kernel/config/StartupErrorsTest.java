package io.consuljvm.kernel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configurations an agent refuses to start with; the texts are those of Consul 0.7.2. */
class StartupErrorsTest {
  @TempDir private Path directory;
  private Loading loading;

  @BeforeEach
  void prepare() {
    loading = new Loading(directory);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -bootstrap          | Bootstrap mode cannot be enabled when server mode is not enabled
          -bootstrap-expect=3 | Expect mode cannot be enabled when server mode is not enabled
          -datacenter=bad dc  | Datacenter must be alpha-numeric with underscores and hypens only
          -dc=bad dc          | Datacenter must be alpha-numeric with underscores and hypens only
          -encrypt=!!         | Invalid encryption key: illegal base64 data at input byte 0
          -encrypt=aaa        | Invalid encryption key: illegal base64 data at input byte 0
          -encrypt=aaaa=      | Invalid encryption key: illegal base64 data at input byte 4
          -encrypt=aaaaa=     | Invalid encryption key: illegal base64 data at input byte 5
          -encrypt=aa=a       | Invalid encryption key: illegal base64 data at input byte 2
          -encrypt=aaa=aaaa   | Invalid encryption key: illegal base64 data at input byte 4
          -retry-interval=abc | Error: time: invalid duration "abc"
          -retry-interval-wan=3 | Error: time: missing unit in duration "3"
          -retry-join-ec2-tag-key=x | tag key and value are both required for EC2 retry-join
          -retry-join-ec2-tag-value=x | tag key and value are both required for EC2 retry-join
          -http-port=8600     | All listening endpoints must be unique: HTTP address already configured for DNS
          -node= x            | OK
          -log-level=loud     | Invalid log level: LOUD. Valid log levels are: [TRACE DEBUG INFO WARN ERR]
          """)
  void refusesFlags(String flag, String text) throws Exception {
    if (text.equals("OK")) {
      assertEquals("x", loading.resolve(loading.dataDir(), flag).identity().nodeName());
    } else {
      assertEquals(text, loading.refusal(loading.dataDir(), flag));
    }
  }

  @Test
  void bootstrapAndExpectExcludeEachOther() {
    assertEquals(
        "Bootstrap cannot be provided with an expected server count",
        loading.refusal(loading.dataDir(), "-server", "-bootstrap", "-bootstrap-expect=3"));
    assertEquals(
        "Expect mode cannot be enabled when dev mode is enabled",
        loading.refusal("-dev", "-bootstrap-expect=3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"acl_datacenter": "bad dc"} | ACL datacenter must be alpha-numeric with underscores and hypens only
          {"node_name": "  "}          | Node name can not be empty
          {"dns_config": {"udp_answer_limit": -1}} | dns_config.udp_answer_limit -1 too low, must always be greater than zero
          {"addresses": {"http": "unix:///s", "rpc": "unix:///s"}} | All listening endpoints must be unique: HTTP address already configured for RPC
          {"ports": {"server": 8301}}  | All listening endpoints must be unique: Serf LAN address already configured for Server RPC
          {"watches": [{"type": "bogus", "handler": "x"}]} | Failed to parse watch (map[string]interface {}{"handler":"x"}): Unsupported watch type: bogus
          {"watches": [{"type": "nodes"}]} | Failed to setup watch handler (map[string]interface {}{}): Must provide watch handler
          {"watches": [{"type": "nodes", "handler": 1}]} | Failed to setup watch handler (map[string]interface {}{}): Watch handler must be a string
          {"watches": [{"handler": "x"}]} | Failed to parse watch (map[string]interface {}{"handler":"x"}): Watch type must be specified
          {"watches": [{"type": 1}]}   | Failed to parse watch (map[string]interface {}{"type":1}): Expecting type to be a string
          {"watches": [{"type": "key", "stale": "x"}]} | Failed to parse watch (map[string]interface {}{"stale":"x"}): Expecting stale to be a boolean
          {"watches": [{"type": "key", "handler": "x"}]} | Failed to parse watch (map[string]interface {}{"handler":"x"}): Must specify a single key to watch
          {"watches": [{"type": "keyprefix"}]} | Failed to parse watch (map[string]interface {}{}): Must specify a single prefix to watch
          {"watches": [{"type": "service"}]} | Failed to parse watch (map[string]interface {}{}): Must specify a single service to watch
          {"watches": [{"type": "checks", "service": "a", "state": "b"}]} | Failed to parse watch (map[string]interface {}{}): Cannot specify service and state
          {"watches": [{"type": "event", "a": [true, null, {"b": 1.5}], "z": "q\\""}]} | Failed to parse watch (map[string]interface {}{"a":[]interface {}{true, interface {}(nil), map[string]interface {}{"b":1.5}}, "z":"q\\""}): Invalid parameters: [a z]
          """)
  void refusesSettings(String json, String text) {
    assertEquals(text, loading.refusal(loading.dataDir(), loading.file("f.json", json)));
  }

  @Test
  void wantsADataDirectory() throws Exception {
    assertEquals("Must specify data directory using -data-dir", loading.refusal("-server"));
    Path file = loading.write("file", "x");
    assertEquals(
        "The data-dir specified at \"" + file + "\" is not a directory",
        loading.refusal("-data-dir=" + file));
    Path loop = Files.createSymbolicLink(directory.resolve("loop"), directory.resolve("loop"));
    assertEquals(
        "Error getting data-dir: stat " + loop + ": too many levels of symbolic links",
        loading.refusal("-data-dir=" + loop));
    assertEquals(
        "Error getting data-dir: stat " + file + "/x: not a directory",
        loading.refusal("-data-dir=" + file + "/x"));
  }

  @Test
  void serversRefuseDataOfOldVersions() throws Exception {
    Files.createDirectories(directory.resolve("data/mdb"));
    assertEquals(
        "CRITICAL: Deprecated data folder found at \""
            + directory.resolve("data/mdb")
            + "\"!\n==> Consul will refuse to boot with this directory present."
            + "\n==> See https://www.consul.io/docs/upgrade-specific.html for more information.",
        loading.refusal(loading.dataDir(), "-server"));
    loading.load(loading.dataDir());
  }

  @Test
  void anUnknownLogLevelIsNoErrorOnReload() throws Exception {
    LoadedConfig reloaded =
        loading.loader().reload(Loading.flags(loading.dataDir(), "-log-level=loud"));
    assertEquals("loud", reloaded.reloadable().logLevel());
  }

  @Test
  void errorsOfFlagsComeBeforeThoseOfFiles() {
    assertEquals(
        "Error: time: invalid duration \"abc\"",
        loading.refusal("-config-file=/does/not/exist", "-retry-interval=abc"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"acl_down_policy": "x"}    | Error starting agent: invalid ACL down policy "x"
          {"acl_default_policy": "x"} | Error starting agent: Failed to start Consul server: Unsupported default ACL policy: x
          {"protocol": 1}             | Error starting agent: Failed to start Consul server: Protocol version '1' too low. Must be in range: [2, 3]
          {"protocol": 4}             | Error starting agent: Failed to start Consul server: Protocol version '4' too high. Must be in range: [2, 3]
          {"encrypt": "aaaa"}         | Error starting agent: Failed to configure keyring: Invalid key: key size must be 16, 24 or 32 bytes
          {"verify_incoming": true}   | Error starting agent: Failed to start Consul server: VerifyIncoming set, and no CA certificate provided!
          {"verify_incoming": true, "ca_file": "x"} | Error starting agent: Failed to start Consul server: VerifyIncoming set, and no Cert/Key pair provided!
          {"verify_outgoing": true}   | Error starting agent: Failed to start Consul server: VerifyOutgoing set, and no CA certificate provided!
          {"verify_server_hostname": true} | Error starting agent: Failed to start Consul server: VerifyOutgoing set, and no CA certificate provided!
          {"advertise_addr": "x"}     | Error starting agent: Failed to parse advertise address: x
          {"advertise_addr_wan": "x"} | Error starting agent: Failed to parse advertise address for wan: x
          {"advertise_addr": "0.0.0.0"} | Error starting agent: Failed to start Consul server: Failed to start RPC layer: RPC advertise address is not advertisable: 0.0.0.0:8300
          {"client_addr": "x"}        | Invalid RPC bind address: Failed to parse IP: x
          {"addresses": {"dns": "x"}} | Invalid DNS bind address: Failed to parse IP: x
          {"addresses": {"http": "x"}} | Error starting http servers: Failed to get ClientListener address:port: Failed to parse IP: x
          """)
  void refusesToStart(String json, String text) throws Exception {
    assertEquals(
        text, loading.startRefusal(loading.dataDir(), "-server", loading.file("f.json", json)));
  }

  @Test
  void clientsSaySo() throws Exception {
    assertEquals(
        "Error starting agent: Failed to start Consul client: Protocol version '9' too high."
            + " Must be in range: [2, 3]",
        loading.startRefusal(loading.dataDir(), "-protocol=9"));
  }

  @Test
  void listenersThatAreOffNeedNoAddress() throws Exception {
    String json = "{\"ports\": {\"dns\": -1}, \"addresses\": {\"dns\": \"x\", \"https\": \"y\"}}";
    assertEquals(-1, loading.resolve("-dev", loading.file("f.json", json)).ports().dns());
  }

  @Test
  void warnsInOrder() throws Exception {
    loading.write("data/serf/local.keyring", "[]");
    loading.write("data/serf/remote.keyring", "[]");
    assertEquals(
        List.of(
            "WARNING: LAN keyring exists but -encrypt given, using keyring",
            "WARNING: WAN keyring exists but -encrypt given, using keyring",
            "WARNING: the 'dc' flag has been deprecated. Use 'datacenter' instead",
            "WARNING: BootstrapExpect Mode is specified as 1; this is the same as Bootstrap mode.",
            "WARNING: Bootstrap mode enabled! Do not enable unless necessary",
            "WARNING: Atlas is discontinued, its settings have no effect"),
        loading
            .load(
                loading.dataDir(),
                "-server",
                "-encrypt=aaaa",
                "-dc=Two",
                "-bootstrap-expect=1",
                "-atlas=me/x")
            .warnings());
    assertEquals(
        List.of("WARNING: Expect Mode enabled, expecting 3 servers"),
        loading.load(loading.dataDir(), "-server", "-bootstrap-expect=3").warnings());
  }

  @Test
  void anExpectationOfOneIsBootstrap() throws Exception {
    assertEquals(
        new ServerMode(true, true, 0),
        loading.resolve(loading.dataDir(), "-server", "-bootstrap-expect=1").server());
  }

  @Test
  void aKeyIsNotLookedAtWhereKeyringsExist() throws Exception {
    loading.write("data/serf/local.keyring", "[]");
    assertEquals(
        "aaaa", loading.resolve(loading.dataDir(), "-encrypt=aaaa").gossip().encrypt().reveal());
  }
}
