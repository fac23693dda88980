package io.consuljvm.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigtestCommandTest {
  @TempDir private Path directory;

  @Test
  void wantsAtLeastOnePath() {
    assertEquals(
        new Ran(1, "Must specify config using -config-file or -config-dir\n", ""),
        Ran.of("configtest"));
  }

  @Test
  void saysNothingOfGoodFiles() throws IOException {
    write("a.json", "{\"server\": true}");
    write("b.json", "{\"datacenter\": \"east\"}");
    assertEquals(new Ran(0, "", ""), Ran.of("configtest", "-config-dir=" + directory));
  }

  @Test
  void namesTheFirstBadFileInTheOrderOfTheFlags() throws IOException {
    Path good = write("good.json", "{}");
    Path bad = write("bad.json", "{\"bogus\": 1}");
    assertEquals(
        new Ran(
            1,
            "Config validation failed: Error decoding '%s': Config has invalid keys: bogus\n"
                .formatted(bad),
            ""),
        Ran.of(
            "configtest",
            "--config-file",
            good.toString(),
            "-config-file=" + bad,
            "-config-dir=x"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
