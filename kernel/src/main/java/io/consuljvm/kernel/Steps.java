package io.consuljvm.kernel;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been started, to be stopped in reverse order, each step within a deadline. A step that
 * fails or takes too long is logged and left behind: the ones below it still get their turn. Used
 * by the thread that starts and the one that stops the agent, one after the other.
 */
final class Steps {
  private static final Logger LOG = LoggerFactory.getLogger("agent");

  private final ArrayDeque<Step> done = new ArrayDeque<>();

  /** Stops something. */
  @FunctionalInterface
  interface Stop {
    void run() throws Exception;
  }

  private record Step(String name, Duration deadline, Stop stop) {}

  /** Says how to stop what has just been started. */
  void started(String name, Duration deadline, Stop stop) {
    done.push(new Step(name, deadline, stop));
  }

  /** Stops everything, the last first. */
  void stop() {
    while (!done.isEmpty()) {
      stop(done.pop());
    }
  }

  private static void stop(Step step) {
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("stop " + step.name())
            .start(() -> {
              try {
                step.stop().run();
              } catch (Exception | LinkageError e) {
                LOG.error("failed to stop {}: {}", step.name(), e.toString());
              }
            });
    try {
      thread.join(TimeUnit.NANOSECONDS.toMillis(step.deadline().toNanos()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (thread.isAlive()) {
      LOG.error("{} did not stop within {} ms", step.name(), step.deadline().toMillis());
    }
  }
}
