package io.consuljvm.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed twenty times while clients write. What was acknowledged must be there when it
 * comes back, and nothing that nobody sent.
 */
class CrashIT {
  private static final String ADDRESS = "127.60.1.2";
  private static final int KILLS = 20;
  private static final int WRITERS = 4;
  private static final long SEED = 20261122;

  @TempDir private Path directory;

  @Test
  void acknowledgedWritesSurviveTwentyKillsAndNothingElseAppears() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    List<CrashWriter> writers = new ArrayList<>();
    for (int number = 0; number < WRITERS; number++) {
      writers.add(new CrashWriter("w" + number));
    }
    for (int kill = 0; kill < KILLS; kill++) {
      try (AgentProcess agent = start()) {
        agent.awaitWritable();
        check(agent, writers);
        writeUntilKilled(agent, writers, random.nextInt(50, 400));
      }
    }
    try (AgentProcess agent = start()) {
      agent.awaitWritable();
      check(agent, writers);
      assertEquals(1, agent.terminate(), "a server does not leave at SIGTERM (C130)");
    }
    long acknowledged = writers.stream().mapToLong(CrashWriter::acknowledgedCount).sum();
    assertTrue(acknowledged > KILLS * WRITERS, "too little load: " + acknowledged + " writes");
  }

  private AgentProcess start() throws IOException {
    return AgentProcess.start(
        Distribution.built(),
        ADDRESS,
        directory,
        "-server",
        "-bootstrap-expect=1",
        "-node=crash",
        "-log-level=WARN",
        "-config-file=" + configuration(),
        "-data-dir=" + directory.resolve("data"));
  }

  /** The shortest election timeouts, for twenty of them are waited for. */
  private Path configuration() throws IOException {
    return Files.writeString(
        directory.resolve("fast.json"), "{\"performance\": {\"raft_multiplier\": 1}}");
  }

  private static void writeUntilKilled(
      AgentProcess agent, List<CrashWriter> writers, int afterAcknowledgements)
      throws InterruptedException {
    Load load = new Load(afterAcknowledgements);
    List<Thread> threads =
        writers.stream()
            .map(writer ->
                Thread.ofVirtual().name(writer.prefix()).start(() -> writer.run(agent, load)))
            .toList();
    assertTrue(load.reached(30, TimeUnit.SECONDS), "writes were acknowledged");
    agent.kill();
    for (Thread thread : threads) {
      assertTrue(thread.join(Duration.ofSeconds(30)), "the writers notice");
    }
  }

  private static void check(AgentProcess agent, List<CrashWriter> writers) throws IOException {
    for (CrashWriter writer : writers) {
      writer.check(agent);
    }
  }
}
