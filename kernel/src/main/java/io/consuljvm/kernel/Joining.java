package io.consuljvm.kernel;

import io.consuljvm.codec.GoDuration;
import io.consuljvm.kernel.config.Join;
import io.consuljvm.spi.Clock;
import io.consuljvm.spi.membership.MembershipException;
import io.consuljvm.spi.membership.Pool;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins the pools as configured: at the start, or over and over in the background. */
final class Joining {
  private static final Logger LOG = LoggerFactory.getLogger("agent");

  private final Clock clock;
  private final Runnable giveUp;

  /**
   * @param giveUp called when the tries are used up ({@code C136})
   */
  Joining(Clock clock, Runnable giveUp) {
    this.clock = clock;
    this.giveUp = giveUp;
  }

  /**
   * Joins before the start is done ({@code C100, C118}).
   *
   * @param wan {@code "-wan "} for the WAN, empty for the LAN: what the lines differ in
   */
  void atStart(Optional<Pool> pool, Join join, String wan, Console console) throws StartFailure {
    if (join.atStart().isEmpty()) {
      return;
    }
    console.announce("Joining " + wan + "cluster...");
    try {
      int contacted = required(pool).join(join.atStart());
      console.detail("Join " + wan + "completed. Synced with " + contacted + " initial agents");
    } catch (MembershipException e) {
      throw new StartFailure(e.getMessage(), e);
    }
  }

  /**
   * Joins in the background, until it has worked or the tries are used up ({@code F077 - F081}).
   */
  void inBackground(Optional<Pool> pool, Join join, String wan) {
    if (!join.retry().isEmpty()) {
      LOG.info("Joining {}cluster...", wan);
      clock.after(java.time.Duration.ZERO, () -> attempt(pool, join, wan, 1));
    }
  }

  private void attempt(Optional<Pool> pool, Join join, String wan, int attempt) {
    String failure;
    try {
      int contacted = required(pool).join(join.retry());
      LOG.info("Join {}completed. Synced with {} initial agents", wan, contacted);
      return;
    } catch (MembershipException e) {
      failure = e.getMessage();
    }
    if (join.maxAttempts() > 0 && attempt > join.maxAttempts()) {
      LOG.error("max join {}retry exhausted, exiting", wan);
      giveUp.run();
      return;
    }
    LOG.warn("Join {}failed: {}, retrying in {}", wan, failure, GoDuration.format(join.interval()));
    clock.after(join.interval(), () -> attempt(pool, join, wan, attempt + 1));
  }

  private static Pool required(Optional<Pool> pool) throws MembershipException {
    return pool.orElseThrow(
        () -> new MembershipException("slot membership is empty: there is no pool to join"));
  }
}
