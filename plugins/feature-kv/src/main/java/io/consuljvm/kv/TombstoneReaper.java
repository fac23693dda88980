package io.consuljvm.kv;

import io.consuljvm.spi.Clock;
import io.consuljvm.spi.LeaderTask;
import java.time.Duration;
import java.util.ArrayDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has tombstones forgotten 15 minutes after the deletion, in steps of 30 seconds ({@code B025,
 * B126}). Instead of a timer a deletion it notes, at every step, the newest index of the
 * tombstones: what was deleted up to then is due a quarter of an hour later.
 */
final class TombstoneReaper implements LeaderTask {
  static final Duration LIFE = Duration.ofMinutes(15);
  static final Duration STEP = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger("consul");

  private final Clock clock;

  TombstoneReaper(Clock clock) {
    this.clock = clock;
  }

  private record Expiry(long dueNanos, long index) {}

  @Override
  public String name() {
    return "reap tombstones";
  }

  @Override
  public void run(Term term) throws Exception {
    ArrayDeque<Expiry> expiries = new ArrayDeque<>();
    long noted = 0;
    do {
      long newest = term.read(view -> view.index(KvTables.TOMBSTONES));
      if (newest > noted) {
        expiries.addLast(new Expiry(clock.nanoTime() + LIFE.toNanos(), newest));
        noted = newest;
      }
      long due = 0;
      while (!expiries.isEmpty() && expiries.peekFirst().dueNanos() - clock.nanoTime() <= 0) {
        due = expiries.removeFirst().index();
      }
      if (due > 0) {
        term.propose(KvCommands.TOMBSTONE, KvCommands.reap(due));
        LOG.debug("reaped tombstones up to index={}", due);
      }
    } while (term.pause(STEP));
  }
}
