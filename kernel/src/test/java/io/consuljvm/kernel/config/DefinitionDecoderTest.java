package io.consuljvm.kernel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionDecoderTest {
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
          {"name": "a", "port": 80, "TAGS": ["x"]}     | {name: a, port: 80, tags: [x]}
          {"Name": "a", "EnableTagOverride": true}     | {name: a, enable_tag_override: true}
          {"name": "a", "tag": "x"}                    | {name: a, tags: [x]}
          {"name": "a", "tag": "x", "tags": ["y"]}     | {name: a, tags: [y]}
          {"name": "a", "id": null, "extra": "x"}        | {name: a, extra: x}
          {"check": {"ttl": "90s"}}                    | {checks: [{ttl: "90s"}]}
          {"check": {"TTL": "1h30m"}, "checks": [{"HTTP": "u", "Interval": 5000000000}]} | {checks: [{http: u, interval: "5s"}, {ttl: "90m"}]}
          {"checks": [null, {"tls_skip_verify": true, "Docker_Container_ID": "d"}]} | {checks: [{tls_skip_verify: true, docker_container_id: d}]}
          {"checks": [{"DockerContainerID": "d", "kind": "odd"}]} | {checks: [{docker_container_id: d, kind: odd}]}
          """)
  void readsServices(String json, String expected) throws Exception {
    var read = loading.tree("{\"service\": " + json + "}").getConfigList("services").getFirst();
    assertEquals(ConfigFactory.parseString(expected).root().unwrapped(), read.root().unwrapped());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"id": "i", "name": "n", "notes": "o", "token": "t", "status": "passing"} | {id: i, name: n, notes: o, token: t, status: passing}
          {"Service_ID": "s", "script": "true", "interval": "10s", "timeout": "1m"} | {service_id: s, script: "true", interval: "10s", timeout: "1m"}
          {"ServiceID": "s", "deregister_critical_service_after": "72h"} | {service_id: s, deregister_critical_service_after: "72h"}
          {"tcp": "h:1", "shell": "/bin/sh", "interval": "0.5s"} | {tcp: "h:1", shell: "/bin/sh", interval: "500ms"}
          {"oracle": {"sid": "x"}, "interval": "5s"} | {interval: "5s", oracle: {sid: x}}
          """)
  void readsChecks(String json, String expected) throws Exception {
    var read = loading.tree("{\"check\": " + json + "}").getConfigList("checks").getFirst();
    assertEquals(ConfigFactory.parseString(expected).root().unwrapped(), read.root().unwrapped());
  }

  @Test
  void listsComeBeforeSingleOnes() throws Exception {
    var services =
        loading
            .tree("{\"service\": {\"name\": \"b\"}, \"services\": [{\"name\": \"a\"}]}")
            .getConfigList("services");
    assertEquals("a", services.get(0).getString("name"));
    assertEquals("b", services.get(1).getString("name"));
  }

  @Test
  void theFirstBadDurationIsToldBeforeAnythingElse() {
    assertEquals(
        "Error decoding 'DIR/f.json': time: unknown unit \"x\" in duration \"1x\"",
        loading.testRefusal(
            "f.json",
            "{\"check\": {\"name\": 1, \"timeout\": \"bad\", \"ttl\": \"1x\"}, \"bogus\": 1}"));
  }
}
