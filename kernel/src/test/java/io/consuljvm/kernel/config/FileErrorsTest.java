package io.consuljvm.kernel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code consul configtest} says; the texts are those of Consul 0.7.2. */
class FileErrorsTest {
  @TempDir private Path directory;
  private Loading loading;

  @BeforeEach
  void prepare() {
    loading = new Loading(directory);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":                                    | unexpected EOF
          ``                                       | EOF
          `  `                                     | EOF
          []                                       | '' expected a map, got 'slice'
          3                                        | '' expected a map, got 'float64'
          {"a" 1}                                  | invalid character '1' after object key
          {"a":1,}                                 | invalid character '}' looking for beginning of object key string
          {"a":'x'}                                | invalid character '\\'' looking for beginning of value
          {"a":"\\x"}                              | invalid character 'x' in string escape code
          {"a":01}                                 | invalid character '1' after object key:value pair
          {"a":trux}                               | invalid character 'x' in literal true (expecting 'e')
          {"a":[1 2]}                              | invalid character '2' after array element
          {"a":-}                                  | invalid character '}' in numeric literal
          {"a":1e400}                              | json: cannot unmarshal number 1e400 into Go value of type float64
          {"node_name": "x", "bogus": 1}           | Config has invalid keys: bogus
          {"x": 1, "ports": {"bogus": 1}}          | Config has invalid keys: Ports.bogus,x
          {"dns_config": {"bogus": 1}}             | Config has invalid keys: dns_config.bogus
          {"Service": {"name": "x"}}               | Config has invalid keys: Service
          {"dns_config": {"node_ttl": "abc"}}      | NodeTTL invalid: time: invalid duration "abc"
          {"dns_config": {"service_ttl": {"*": "abc"}}} | ServiceTTL * invalid: time: invalid duration "abc"
          {"dns_config": {"max_stale": "abc"}}     | MaxStale invalid: time: invalid duration "abc"
          {"dns_config": {"recursor_timeout": "3"}} | RecursorTimeout invalid: time: missing unit in duration "3"
          {"retry_interval": "abc"}                | RetryInterval invalid: time: invalid duration "abc"
          {"retry_interval_wan": "abc"}            | RetryIntervalWan invalid: time: invalid duration "abc"
          {"check_update_interval": "abc"}         | CheckUpdateInterval invalid: time: invalid duration "abc"
          {"acl_ttl": "abc"}                       | ACL TTL invalid: time: invalid duration "abc"
          {"session_ttl_min": "abc"}               | Session TTL Min invalid: time: invalid duration "abc"
          {"reconnect_timeout": "abc"}             | ReconnectTimeoutLan invalid: time: invalid duration "abc"
          {"reconnect_timeout": "1h"}              | ReconnectTimeoutLan must be >= 8h0m0s
          {"reconnect_timeout_wan": "1h"}          | ReconnectTimeoutWan must be >= 8h0m0s
          {"performance": {"raft_multiplier": 11}} | Performance.RaftMultiplier must be <= 10
          {"advertise_addrs": {"rpc": "10.0.0.1"}} | AdvertiseAddrs.RPC is invalid: address 10.0.0.1: missing port in address
          {"advertise_addrs": {"rpc": "a:b"}}      | AdvertiseAddrs.RPC is invalid: address tcp/b: unknown port
          {"advertise_addrs": {"rpc": "10.0.0.1:99999"}} | AdvertiseAddrs.RPC is invalid: address 99999: invalid port
          {"advertise_addrs": {"rpc": "[::1:1"}}   | AdvertiseAddrs.RPC is invalid: address [::1:1: missing ']' in address
          {"advertise_addrs": {"serf_wan": "::1:1"}} | AdvertiseAddrs.SerfWan is invalid: address ::1:1: too many colons in address
          {"check": {"name": "x", "interval": "zz"}} | time: invalid duration "zz"
          {"service": {"name": "x", "check": {"ttl": "10"}}} | time: missing unit in duration "10"
          {"service": "x"}                         | '' expected a map, got 'string'
          """)
  void tellsWhatIsWrongWithAFile(String content, String text) {
    assertEquals("Error decoding 'DIR/f.json': " + text, loading.testRefusal("f.json", content));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"server": {"a": 1}}                  | 'server' expected type 'bool', got unconvertible type 'map[string]interface {}'
          {"server": "true"}                    | 'server' expected type 'bool', got unconvertible type 'string'
          {"leave_on_terminate": 1}             | 'leave_on_terminate' expected type 'bool', got unconvertible type 'float64'
          {"node_name": []}                     | 'node_name' expected type 'string', got unconvertible type '[]interface {}'
          {"acl_token": true}                   | 'acl_token' expected type 'string', got unconvertible type 'bool'
          {"acl_ttl": 5}                        | 'acl_ttl' expected type 'string', got unconvertible type 'float64'
          {"PORTS": {"http": "80"}}             | 'Ports.HTTP' expected type 'int', got unconvertible type 'string'
          {"ports": {"serf_lan": "80"}}         | 'Ports.serf_lan' expected type 'int', got unconvertible type 'string'
          {"ports": []}                         | 'Ports' expected a map, got 'slice'
          {"performance": {"raft_multiplier": -1}} | cannot parse 'performance.raft_multiplier', -1.000000 overflows uint
          {"recursors": "x"}                    | 'recursors': source data must be an array or slice, got string
          {"start_join": ["a", 1]}              | 'start_join[1]' expected type 'string', got unconvertible type 'float64'
          {"http_api_response_headers": {"a": 1}} | 'http_api_response_headers[a]' expected type 'string', got unconvertible type 'float64'
          {"dns_config": {"service_ttl": 1}}    | 'dns_config.service_ttl' expected a map, got 'float64'
          {"watches": ["x"]}                    | 'watches[0]' expected a map, got 'string'
          {"statsd_addr": 1}                    | 'statsd_addr' expected type 'string', got unconvertible type 'float64'
          {"service": {"name": "x", "port": "80"}} | 'Port' expected type 'int', got unconvertible type 'string'
          {"service": {"check": {"http": 1}}}   | 'Check.HTTP' expected type 'string', got unconvertible type 'float64'
          {"service": {"checks": [{"interval": true}]}} | 'Checks[0].Interval' expected type 'time.Duration', got unconvertible type 'bool'
          {"check": {"id": 1}}                  | 'ID' expected type 'types.CheckID', got unconvertible type 'float64'
          """)
  void tellsWhatHasTheWrongType(String content, String text) {
    assertEquals(
        "Error decoding 'DIR/f.json': 1 error(s) decoding:\n\n* " + text,
        loading.testRefusal("f.json", content));
  }

  @Test
  void tellsAllWrongTypesAtOnceInOrder() {
    assertEquals(
        "Error decoding 'DIR/f.json': 2 error(s) decoding:\n\n"
            + "* 'Ports.DNS' expected type 'int', got unconvertible type 'bool'\n"
            + "* 'server' expected type 'bool', got unconvertible type 'float64'",
        loading.testRefusal("f.json", "{\"server\": 1, \"ports\": {\"dns\": true}, \"bogus\": 1}"));
  }

  @Test
  void tellsWhichFileIsMissing() {
    String path = directory.resolve("none.json").toString();
    assertEquals(
        "Error reading '" + path + "': open " + path + ": no such file or directory",
        assertThrows(ConfigException.class, () -> loading.loader().test(List.of(path)))
            .getMessage());
    assertEquals(
        "Error reading '': open : no such file or directory",
        assertThrows(ConfigException.class, () -> loading.loader().test(List.of(""))).getMessage());
  }

  @Test
  void tellsWhichFileOfADirectoryIsWrong() {
    loading.write("d/a.json", "{\"node_name\": \"a\"}");
    loading.write("d/z.json", "{");
    String path = directory.resolve("d").toString();
    assertEquals(
        "Error decoding '" + path + "/z.json': unexpected EOF",
        assertThrows(ConfigException.class, () -> loading.loader().test(List.of(path)))
            .getMessage());
  }

  @Test
  void overlooksOtherFilesEmptyOnesAndSubdirectories() throws Exception {
    loading.write("d/a.json", "{\"node_name\": \"a\"}");
    loading.write("d/ignored.txt", "nonsense");
    loading.write("d/empty.json", "");
    Files.createDirectories(directory.resolve("d/sub.json"));
    loading.loader().test(List.of(directory.resolve("d").toString()));
  }

  @Test
  void unresolvableHostsAreTold() {
    String text = loading.testRefusal("f.json", "{\"advertise_addrs\": {\"serf_lan\": \"..:1\"}}");
    assertEquals(
        "Error decoding 'DIR/f.json': AdvertiseAddrs.SerfLan is invalid: lookup ..: no such host",
        text);
  }

  @Test
  void acceptsWhatTheOriginalAccepts() throws Exception {
    for (String content :
        List.of(
            "null",
            "{\"server\": null}",
            "{} trailing garbage",
            "{\"node_name\": \"a\", \"node_name\": \"b\"}",
            "{\"NODE_name\": \"a\", \"PORTS\": {\"Serf_Lan\": 1}}",
            "{\"services\": {}, \"checks\": 1}",
            "{\"dogstatsd_tags\": \"x\"}",
            "{\"TaggedAddresses\": {}}",
            "{\"services\": [{\"name\": \"a\", \"bogus\": 1}]}",
            "{\"ports\": {\"http\": 8500.7}}",
            "{\"check\": {\"name\": \"x\", \"script\": \"true\", \"interval\": 1000000000}}")) {
      loading.loader().test(List.of(loading.write("ok.json", content).toString()));
    }
  }

  @Test
  void depthIsBounded() {
    assertEquals(
        "Error decoding 'DIR/f.json': exceeded max depth",
        loading.testRefusal("f.json", "[".repeat(100_000)));
  }

  @Test
  void hoconErrorsNameTheLine() {
    String text = loading.testRefusal("f.conf", "server = true\nports { http = ");
    assertTrue(text.startsWith("Error decoding 'DIR/f.conf': "), text);
    assertTrue(text.contains("2"), text);
  }
}
