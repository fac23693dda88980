package io.consuljvm.kernel.leader;

import io.consuljvm.spi.LeaderTask;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One task during one term; again and again, if it fails. */
record TaskRun(LeaderTask task, ActiveTerm term) implements Runnable {
  static final Duration RETRY = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger("consul");

  @Override
  public void run() {
    while (term.active() && !succeeds()) {
      term.pause(RETRY);
    }
  }

  private boolean succeeds() {
    try {
      task.run(term);
      return true;
    } catch (Exception e) {
      if (term.active()) {
        LOG.error("failed to {}", task.name(), e);
      } else {
        LOG.debug("{} ended with the term: {}", task.name(), e.toString());
      }
      return false;
    }
  }
}
