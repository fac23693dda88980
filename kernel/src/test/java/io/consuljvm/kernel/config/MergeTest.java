package io.consuljvm.kernel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How sources are laid over each other ({@code F003 - F013}). */
class MergeTest {
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
          node_name            | "a"        | "b"        | "b"
          node_name            | "a"        | ""         | "a"
          node_name            | "a"        | null       | "a"
          acl_token            | "a"        | ""         | "a"
          ports.http           | 1234       | 0          | 1234
          ports.http           | 1234       | -1         | -1
          ports.http           | 0          | 0          | 8500
          retry_max            | 3          | 0          | 3
          protocol             | 3          | -1         | 3
          performance.raft_multiplier | 1   | 0          | 1
          ui                   | true       | false      | true
          ui                   | false      | true       | true
          leave_on_terminate   | true       | false      | false
          skip_leave_on_interrupt | false   | true       | true
          acl_enforce_version_8 | true      | false      | false
          dns_config.allow_stale | false    | true       | true
          recursors            | ["a"]      | ["b", "a"] | ["a","b","a"]
          start_join           | ["a"]      | ["b"]      | ["a","b"]
          start_join_wan       | ["a"]      | []         | ["a"]
          retry_join           | ["a"]      | ["b"]      | ["a","b"]
          retry_join_wan       | ["a"]      | ["b"]      | ["a","b"]
          telemetry.dogstatsd_tags | ["a"]  | ["b"]      | ["b"]
          telemetry.dogstatsd_tags | ["a"]  | []         | []
          dns_config.service_ttl | {"a": "1s", "b": "2s"} | {"b": "0s", "c": "4s"} | {"a":"1s","b":"0s","c":"4s"}
          http_api_response_headers | {"a": "1", "b": "2"} | {"b": "3"} | {"a":"1","b":"3"}
          check_update_interval | "1m"      | "0s"       | "0s"
          acl_ttl              | "1m"       | "0s"       | "0s"
          session_ttl_min      | "1m"       | "0s"       | "0s"
          dns_config.max_stale | "1m"       | "0s"       | "1m"
          retry_interval       | "1m"       | "0s"       | "1m"
          dns_config.node_ttl  | "1m"       | ""         | "1m"
          services             | [{"name": "a"}] | [{"name": "a"}] | [{"name":"a"},{"name":"a"}]
          checks               | [{"name": "a"}] | [{"name": "b"}] | [{"name":"a"},{"name":"b"}]
          plugins              | {"p": {"a": 1, "b": {"c": 1}}} | {"p": {"b": {"d": 2}}} | {"p":{"a":1,"b":{"c":1,"d":2}}}
          """)
  void laysALaterFileOverAnEarlierOne(String path, String first, String second, String result)
      throws Exception {
    Config tree =
        loading
            .resolve(
                loading.dataDir(),
                loading.file("1.json", document(path, first)),
                loading.file("2.json", document(path, second)))
            .tree();
    assertEquals(
        result, tree.getValue(path).render(ConfigRenderOptions.concise()).replace(".0", ""));
  }

  private static String document(String path, String value) {
    int dot = path.indexOf('.');
    return dot < 0
        ? "{\"" + path + "\": " + value + "}"
        : "{\""
            + path.substring(0, dot)
            + "\": {\""
            + path.substring(dot + 1)
            + "\": "
            + value
            + "}}";
  }

  @Test
  void flagsWinOverFilesAndFilesOverTheShippedOne() throws Exception {
    loading.shipping("datacenter = shipped, domain = shipped, node_name = shipped");
    AgentConfig config =
        loading.resolve(
            "-node=flag",
            "-dev",
            loading.file("f.json", "{\"node_name\": \"file\", \"domain\": \"file\"}"));
    assertEquals(new Identity("flag", "shipped", "file", 2), config.identity());
  }

  @Test
  void theOldDatacenterFlagWinsOverAll() throws Exception {
    assertEquals(
        "three",
        loading
            .resolve(
                "-dev",
                "-dc=Three",
                "-datacenter=two",
                loading.file("f.json", "{\"datacenter\": \"one\"}"))
            .identity()
            .datacenter());
  }

  @Test
  void filesAndDirectoriesCountInTheOrderOfTheCommandLine() throws Exception {
    loading.write("d/b.json", "{\"retry_join\": [\"d/b\"]}");
    loading.write("d/a.conf", "retry_join = [d/a]");
    loading.write("d/c.hocon", "retry_join = [d/c]");
    AgentConfig config =
        loading.resolve(
            "-dev",
            loading.file("z.json", "{\"retry_join\": [\"z\"]}"),
            "-config-dir=" + directory.resolve("d"),
            loading.file("a.json", "{\"retry_join\": [\"a\"]}"),
            "-retry-join=flag");
    assertEquals(List.of("z", "d/a", "d/b", "d/c", "a", "flag"), config.lan().retry());
  }

  @Test
  void developmentDefaultsCannotBeSwitchedOff() throws Exception {
    AgentConfig config =
        loading.resolve(
            "-dev", loading.file("f.json", "{\"server\": false, \"log_level\": \"ERR\"}"));
    assertEquals(true, config.server().enabled());
    assertEquals("ERR", config.reloadable().logLevel());
  }

  @Test
  void aMissingShippedFileIsOverlooked() throws Exception {
    ConfigLoader loader =
        new ConfigLoader(
            Loading.host("10.0.0.1"), () -> "h", Optional.of(directory.resolve("none.conf")));
    assertEquals("h", loader.load(Loading.flags("-dev")).resolve().identity().nodeName());
  }
}
