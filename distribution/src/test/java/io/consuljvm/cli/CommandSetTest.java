package io.consuljvm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.spi.cli.CliCall;
import io.consuljvm.spi.cli.CliCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandSetTest {
  @TempDir private Path plugins;

  /** What a plugin might bring. */
  public static final class Greet implements CliCommand {
    @Override
    public String name() {
      return "greet people";
    }

    @Override
    public String synopsis() {
      return "Greets people";
    }

    @Override
    public String help() {
      return "Usage: consul greet people";
    }

    @Override
    public int run(CliCall call) {
      call.out().println("Hello, " + String.join(", ", call.arguments()));
      return 0;
    }
  }

  /** One that wants the name of a command that there is. */
  public static final class OtherVersion implements CliCommand {
    @Override
    public String name() {
      return "version";
    }

    @Override
    public String synopsis() {
      return "Lies";
    }

    @Override
    public String help() {
      return "";
    }

    @Override
    public int run(CliCall call) {
      return 2;
    }
  }

  @Test
  void commandOfAPluginJarIsFound() throws IOException {
    jar("greet.jar", Greet.class.getName());
    assertEquals(
        new Ran(0, "Hello, Ada, Bob\n", ""),
        Ran.withPlugins(List.of(plugins), "greet", "people", "Ada", "Bob"));
  }

  @Test
  void jarWithAClassThatIsNotThereIsNamedAndTheOthersServe() throws IOException {
    jar("absent.jar", "example.Absent");
    jar("greet.jar", Greet.class.getName());
    Ran ran = Ran.withPlugins(List.of(plugins), "greet", "people", "Ada");
    assertEquals(0, ran.code());
    assertEquals("Hello, Ada\n", ran.out());
    assertTrue(ran.err().startsWith("Plugin absent.jar is left out: "), ran.err());
  }

  @Test
  void pluginJarCannotReplaceACommand() throws IOException {
    jar("version.jar", OtherVersion.class.getName());
    assertFalse(Ran.withPlugins(List.of(plugins), "bogus").err().contains("Lies"));
  }

  @Test
  void jarsWithoutCommandsAndMissingDirectoriesAreOverlooked() throws IOException {
    jar("empty.jar", "");
    Ran ran = Ran.withPlugins(List.of(plugins, plugins.resolve("none")), "bogus");
    assertTrue(ran.err().startsWith("usage: consul "), ran.err());
  }

  private void jar(String name, String command) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(plugins.resolve(name)))) {
      jar.putNextEntry(new JarEntry("README"));
      if (!command.isEmpty()) {
        jar.putNextEntry(new JarEntry("META-INF/services/" + CliCommand.class.getName()));
        jar.write(command.getBytes(UTF_8));
      }
    }
  }
}
