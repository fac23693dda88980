package io.consuljvm.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.packaged.Distribution.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherIT {
  private static final Map<String, String> NOTHING = Map.of();

  @TempDir private Path directory;

  @Test
  void runsThroughSymbolicLinks() throws Exception {
    Distribution copy = Distribution.copiedTo(directory.resolve("consul"));
    Path first = Files.createSymbolicLink(directory.resolve("one"), copy.launcher());
    Path second = Files.createSymbolicLink(directory.resolve("two"), first.getFileName());
    assertVersion(Distribution.run(second, NOTHING, "version"));
  }

  @Test
  void runsFromADirectoryWithSpaces() throws Exception {
    Path spaced = Files.createDirectory(directory.resolve("a b"));
    assertVersion(Distribution.copiedTo(spaced).run(NOTHING, "version"));
  }

  @Test
  void exitCodeIsThatOfTheCommand() throws Exception {
    assertEquals(1, built().run(NOTHING, "bogus").code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "C.UTF-8", ""})
  void argumentsAreUtf8InEveryLocale(String locale) throws Exception {
    Map<String, String> environment = Map.of("LC_ALL", locale, "LANG", "", "LC_CTYPE", "");
    String address = "unix://" + directory.resolve("none");
    Outcome outcome = built().run(environment, "kv", "get", "-http-addr=" + address, "żółw");
    assertTrue(outcome.output().contains("/v1/kv/%C5%BC%C3%B3%C5%82w"), outcome.output());
  }

  @Test
  void userOptionsOfTheVirtualMachineWin() throws Exception {
    Outcome outcome =
        built()
            .run(Map.of("CONSUL_JAVA_OPTS", "-XX:+UseParallelGC -XX:+PrintFlagsFinal"), "version");
    assertTrue(outcome.output().matches("(?s).* UseParallelGC += true.*"), "a collector");
  }

  @Test
  void cacheIsUsedUntilAJarChanges() throws Exception {
    Distribution copy = Distribution.copiedTo(directory);
    assertTrue(classesFromCache(copy), "as shipped");
    try (Stream<Path> jars = Files.list(copy.plugins())) {
      Path jar = jars.filter(each -> each.toString().contains("feature-kv")).findFirst().get();
      Files.write(jar, new byte[1], StandardOpenOption.APPEND);
    }
    assertFalse(classesFromCache(copy), "with another jar");
    assertVersion(copy.run(NOTHING, "version"));
  }

  private static boolean classesFromCache(Distribution distribution)
      throws IOException, InterruptedException {
    Outcome outcome =
        distribution.run(Map.of("CONSUL_JAVA_OPTS", "-Xlog:class+load:stdout"), "version");
    return outcome.output().contains("io.consuljvm.cli.Program source: shared objects file");
  }

  private static void assertVersion(Outcome outcome) {
    assertEquals(0, outcome.code(), outcome.output());
    assertTrue(outcome.output().startsWith("Consul v0.7.2\n"), outcome.output());
  }

  private static Distribution built() {
    return Distribution.built();
  }
}
