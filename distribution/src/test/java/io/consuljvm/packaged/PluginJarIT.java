package io.consuljvm.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.packaged.AgentProcess.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginJarIT {
  @Test
  void droppedInJarAddsItsRouteAndABrokenOneIsNamed(@TempDir Path home, @TempDir Path work)
      throws Exception {
    Distribution distribution = Distribution.copiedTo(home);
    Files.copy(
        Path.of(System.getProperty("consul.sample.plugin")),
        distribution.plugins().resolve("hello-route.jar"));
    Files.writeString(distribution.plugins().resolve("torn.jar"), "not a jar");
    try (AgentProcess agent =
        AgentProcess.start(
            distribution,
            "127.60.1.1",
            work,
            "-server",
            "-bootstrap-expect=1",
            "-data-dir=" + work.resolve("data"))) {
      agent.awaitWritable();
      assertEquals(
          new Answer(200, "{\"Greeting\":\"Hello, Ada!\"}"), agent.get("/v1/hello?name=Ada"));
      assertTrue(agent.output().contains("torn.jar"), agent.output());
    }
  }
}
