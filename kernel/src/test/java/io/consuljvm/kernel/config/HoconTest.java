package io.consuljvm.kernel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoconTest {
  @TempDir private Path directory;
  private Loading loading;

  @BeforeEach
  void prepare() {
    loading = new Loading(directory);
  }

  private Config tree(String hocon) throws ConfigException {
    return loading.resolve("-dev", loading.file("f.conf", hocon)).tree();
  }

  @Test
  void readsWhatPeopleWriteInHocon() throws Exception {
    Config tree =
        tree(
            """
            # a comment
            node_name = web-1
            ports.http = 1234
            ports { dns = -1 }
            acl_ttl = 1m
            retry_join = [10.0.0.1, "10.0.0.2"]
            services += { name = web, port = 80, tags = [a, b], check { http = "http://x", interval = 5s } }
            """);
    assertEquals("web-1", tree.getString("node_name"));
    assertEquals(1234, tree.getInt("ports.http"));
    assertEquals(-1, tree.getInt("ports.dns"));
    assertEquals(List.of("10.0.0.1", "10.0.0.2"), tree.getStringList("retry_join"));
    assertEquals("1m", tree.getString("acl_ttl"));
    Config service = tree.getConfigList("services").getFirst();
    assertEquals("5s", service.getConfigList("checks").getFirst().getString("interval"));
  }

  @Test
  void convertsWhatSubstitutionsBring() throws Exception {
    // The environment only ever holds text.
    Config tree =
        tree(
            """
            ports.http = "4321"
            ui = "yes"
            domain = 5
            recursors = [8]
            node_name = ${?NO_SUCH_VARIABLE_HERE}
            """);
    assertEquals(4321, tree.getInt("ports.http"));
    assertTrue(tree.getBoolean("ui"));
    assertEquals("5", tree.getString("domain"));
    assertEquals(List.of("8"), tree.getStringList("recursors"));
    assertEquals("host-1", tree.getString("node_name"));
  }

  @Test
  void refusesWhatCannotBeConverted() {
    assertEquals(
        "Error decoding 'DIR/f.conf': 2 error(s) decoding:\n\n"
            + "* 'Ports.HTTP' expected type 'int', got unconvertible type 'string'\n"
            + "* 'server' expected type 'bool', got unconvertible type 'string'",
        loading.testRefusal("f.conf", "server = perhaps, ports.http = many"));
  }

  @Test
  void includesFilesBesideIt() throws Exception {
    loading.write("other.conf", "datacenter = east");
    assertEquals("east", tree("include \"other.conf\"").getString("datacenter"));
  }

  @Test
  void jsonIsHoconToo() throws Exception {
    assertEquals("j", tree("{\"node_name\": \"j\"}").getString("node_name"));
  }
}
