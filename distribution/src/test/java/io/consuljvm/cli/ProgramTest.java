package io.consuljvm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {
  private static final String VERSION =
      """
      Consul v0.7.2
      Protocol 2 spoken by default, understands 2 to 3 \
      (agent will automatically use protocol >2 when speaking to compatible agents)
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {"version", "--version", "-v", "version extra", "kv put a -v", "kv --version"})
  void versionIsPrinted(String line) {
    Ran ran = Ran.of(line.split(" "));
    assertEquals(new Ran(0, VERSION, ""), ran);
  }

  @Test
  void versionFlagBehindTwoDashesIsAnArgument() {
    assertTrue(Ran.of("kv", "--", "-v").err().startsWith("Usage: consul kv "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-h", "-help", "--help", "-version", "bogus", "help", "-x"})
  void everythingElseListsTheCommands(String line) {
    Ran ran = Ran.of(line.isEmpty() ? new String[0] : line.split(" "));
    assertEquals(1, ran.code());
    assertEquals("", ran.out());
    assertTrue(
        ran.err()
            .startsWith(
                "usage: consul [--version] [--help] <command> [<args>]\n\n"
                    + "Available commands are:\n    "));
    List<String> lines = ran.err().lines().toList();
    assertTrue(
        lines.stream().anyMatch(each -> each.matches(" {4}kv +Interact with .*")), ran.err());
    assertTrue(lines.get(lines.size() - 2).matches(" {4}version +Prints .*"), ran.err());
    assertEquals("", lines.getLast());
  }

  @ParameterizedTest
  @ValueSource(strings = {"kv", "kv bogus", "kv -h", "-h kv"})
  void groupListsItsCommandsOnStandardError(String line) {
    Ran ran = Ran.of(line.split(" "));
    assertEquals(1, ran.code());
    assertEquals("", ran.out());
    assertTrue(ran.err().startsWith("Usage: consul kv <subcommand> [options] [args]\n"));
    assertTrue(
        ran.err()
            .endsWith(
                """

                Subcommands:

                    delete    Removes data from the KV store
                    get       Retrieves or lists data from the KV store
                    put       Sets or updates data in the KV store
                """),
        ran.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"kv get -h", "kv get --help", "kv get -help a"})
  void commandPrintsItsHelpOnStandardOutput(String line) {
    Ran ran = Ran.of(line.split(" "));
    assertEquals(1, ran.code());
    assertEquals("", ran.err());
    assertTrue(ran.out().startsWith("Usage: consul kv get [options] [KEY_OR_PREFIX]\n"));
  }

  @Test
  void unknownFlagIsNamedOnStandardErrorAboveTheHelp() {
    Ran ran = Ran.of("kv", "put", "-bogus", "a");
    assertEquals(1, ran.code());
    assertEquals("flag provided but not defined: -bogus\n", ran.err());
    assertTrue(ran.out().startsWith("Usage: consul kv put [options] KEY [DATA]\n"));
  }

  @Test
  void flagInFrontOfTheCommandIsRefused() {
    Ran ran = Ran.of("-stale", "kv", "get", "a");
    assertEquals(1, ran.code());
    assertEquals("", ran.out());
    assertTrue(ran.err().contains("-stale"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"keygen", "keygen -h", "keygen ignored"})
  void keygenPrintsSixteenRandomBytes(String line) {
    Ran ran = Ran.of(line.split(" "));
    assertEquals(0, ran.code());
    assertTrue(ran.out().matches("[A-Za-z0-9+/]{22}==\n"), ran.out());
  }

  @Test
  void brokenPluginJarIsNamedAndLeftOut(@TempDir Path plugins) throws Exception {
    Files.writeString(plugins.resolve("torn.jar"), "not a jar");
    Ran ran = Ran.withPlugins(List.of(plugins), "bogus");
    assertEquals(1, ran.code());
    assertTrue(ran.err().startsWith("Plugin torn.jar is left out: "), ran.err());
    assertTrue(ran.err().contains("Available commands are:"));
  }
}
