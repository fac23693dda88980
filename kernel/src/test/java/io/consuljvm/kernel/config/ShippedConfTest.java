package io.consuljvm.kernel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies in {@code conf/}. With {@code -Dconf.write=true} the file is written anew instead. */
class ShippedConfTest {
  private static final Path CONF = Path.of("..", "conf").toAbsolutePath().normalize();
  private static final Path FILE = CONF.resolve("consul.conf");

  @TempDir private Path directory;

  @Test
  void explainsEveryKey() throws Exception {
    if (Boolean.getBoolean("conf.write")) {
      Files.writeString(FILE, ShippedConf.render());
    }
    assertEquals(ShippedConf.render(), Files.readString(FILE));
  }

  @Test
  void changesNothing() throws Exception {
    assertEquals(load(Optional.empty()), load(Optional.of(FILE)));
  }

  @Test
  void showsTheDefaults() throws Exception {
    Path uncommented = directory.resolve("all.conf");
    List<String> lines =
        Files.readAllLines(FILE).stream()
            .filter(line -> line.matches("#[a-z_.0-9]+ = .*"))
            .map(line -> line.substring(1))
            .toList();
    assertEquals(Schema.keys().size(), lines.size());
    Files.write(uncommented, lines);
    assertEquals(load(Optional.empty()), load(Optional.of(uncommented)));
  }

  /** What applies; what was given, and what goes without saying, only differs in {@code self}. */
  private Config load(Optional<Path> shipped) throws ConfigException {
    return new ConfigLoader(Loading.host("10.0.0.1"), () -> "h", shipped)
        .load(Loading.flags("-data-dir=" + directory))
        .resolve()
        .tree()
        .withoutPath("self");
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(CONF.resolve("examples"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesCanBeUsed(Path example) throws Exception {
    AgentConfig config =
        new ConfigLoader(Loading.host("10.0.0.1"), () -> "h", Optional.empty())
            .load(Loading.flags("-data-dir=" + directory, "-config-file=" + example))
            .resolve();
    assertFalse(config.tree().isEmpty());
  }
}
