package io.consuljvm.kernel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginSectionsTest {
  private static final Config REFERENCES =
      ConfigFactory.parseString(
          """
          plugins {
            store { path = default, cache { size = 10, kind = lru }, free {} }
            other { on = true }
          }
          """);

  @TempDir private Path directory;
  private Loading loading;

  @BeforeEach
  void prepare() {
    loading = new Loading(directory);
  }

  private LoadedConfig with(String hocon) throws ConfigException {
    return loading.load("-dev", loading.file("f.conf", hocon)).withPlugins(REFERENCES);
  }

  @Test
  void whatIsConfiguredLiesOverWhatThePluginSays() throws Exception {
    Config plugins =
        with("plugins.store { cache.size = 99, free { any { thing = 1 } } }")
            .resolve()
            .tree()
            .getConfig("plugins");
    assertEquals("default", plugins.getString("store.path"));
    assertEquals(99, plugins.getInt("store.cache.size"));
    assertEquals("lru", plugins.getString("store.cache.kind"));
    assertEquals(1, plugins.getInt("store.free.any.thing"));
    assertEquals(true, plugins.getBoolean("other.on"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plugins.store.bogus = 1                 | plugins.store.bogus
          plugins.store.cache.bogus = 1           | plugins.store.cache.bogus
          plugins.store.cache = 1                 | plugins.store.cache
          plugins.store.path.deep = 1             | plugins.store.path
          plugins { store.a = 1, other.b = 2 }    | plugins.store.a,plugins.other.b
          """)
  void refusesKeysThatThePluginDoesNotKnow(String hocon, String keys) {
    var error = assertThrows(ConfigException.class, () -> with(hocon));
    assertEquals(
        "Config has invalid keys: " + keys.replace(",plugins.other.b", ""),
        error.getMessage().replace(",plugins.other.b", "").replace("plugins.other.b,", ""));
  }

  @Test
  void warnsOfSettingsForPluginsThatAreNotThere() throws Exception {
    LoadedConfig loaded = with("plugins.gone.x = 1");
    assertEquals(
        List.of("WARNING: No plugin has settings plugins.gone, ignoring them"), loaded.warnings());
    assertEquals(1, loaded.resolve().tree().getInt("plugins.gone.x"));
  }

  @Test
  void withoutPluginsNothingIsKnown() throws Exception {
    LoadedConfig loaded =
        loading
            .load("-dev", loading.file("f.conf", "plugins.x.y = 1"))
            .withPlugins(ConfigFactory.empty());
    assertEquals(1, loaded.warnings().size());
  }

  @Test
  void saysWhereFurtherPluginsAre() throws Exception {
    assertEquals(
        Optional.of(Path.of("/opt/plugins")),
        loading
            .load("-dev", loading.file("f.conf", "plugin_dir = /opt/plugins"))
            .pluginDirectory());
    assertEquals(Optional.empty(), loading.load("-dev").pluginDirectory());
  }

  @Test
  void slotsCanBeFilledOtherwise() throws Exception {
    AgentConfig config =
        loading.resolve(
            "-dev", loading.file("f.conf", "slots { consensus = solo, storage = rocks }"));
    assertEquals(new Slots("rocks", "solo", "gossip", "mux"), config.slots());
  }

  @Test
  void slotsThatThereAreNotAreRefused() {
    assertEquals(
        "Error decoding 'DIR/f.conf': Config has invalid keys: slots.bogus",
        loading.testRefusal("f.conf", "slots.bogus = x"));
  }
}
