package io.consuljvm.kv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.KeyRange;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a tombstone in virtual time ({@code B025, B126}). */
class TombstoneReaperTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final KvServer server = new KvServer();

  @BeforeEach
  void theReaperSleeps() {
    server.node().clock().awaitTimers(1);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aTombstoneLivesForAQuarterOfAnHour() {
    deleted("a");

    pass(TombstoneReaper.LIFE.minus(SECOND));

    assertEquals(1, tombstones());
  }

  @Test
  void aTombstoneIsForgottenWithinAStepOrTwoAfterThat() {
    deleted("a");

    pass(TombstoneReaper.LIFE.plus(TombstoneReaper.STEP.multipliedBy(2)));

    assertEquals(0, tombstones());
  }

  @Test
  void aYoungTombstoneOutlivesAnOldOne() {
    deleted("a");
    pass(Duration.ofMinutes(8));
    deleted("b");

    pass(Duration.ofMinutes(8));
    assertEquals(1, tombstones());

    pass(Duration.ofMinutes(8));
    assertEquals(0, tombstones());
  }

  @Test
  void withoutDeletionsNothingIsWrittenToTheLog() {
    server.put("a", ""); // 2
    pass(Duration.ofHours(1));
    server.put("b", "");

    assertEquals(3, server.entry("b").modifyIndex());
  }

  @Test
  void theTombstonesOfADeletionGoInOneEntryOfTheLog() {
    server.put("a/1", ""); // 2
    server.put("a/2", ""); // 3
    server.delete("a?recurse"); // 4
    pass(Duration.ofMinutes(17)); // 5 forgets
    server.put("b", "");

    assertEquals(6, server.entry("b").modifyIndex());
  }

  @Test
  void aNewLeaderGivesEveryTombstoneItsFullTime() {
    deleted("a");
    pass(Duration.ofMinutes(14));
    server.node().consensus().depose();
    server.node().clock().awaitTimers(0);
    server.node().consensus().elect();
    server.node().clock().awaitTimers(1);

    pass(Duration.ofMinutes(14));
    assertEquals(1, tombstones());

    pass(Duration.ofMinutes(2));
    assertEquals(0, tombstones());
  }

  private void deleted(String key) {
    server.put(key, "");
    server.delete(key);
  }

  /** Lets time pass in steps, and the reaper come back to sleep after each. */
  private void pass(Duration duration) {
    Duration left = duration;
    while (left.isPositive()) {
      Duration step = left.compareTo(TombstoneReaper.STEP) < 0 ? left : TombstoneReaper.STEP;
      server.node().clock().advance(step);
      server.node().clock().awaitTimers(1);
      left = left.minus(step);
    }
  }

  private int tombstones() {
    return server
        .node()
        .state()
        .read(view -> {
          int count = 0;
          try (Cursor cursor = view.scan(KvTables.TOMBSTONES, KeyRange.all())) {
            while (cursor.next()) {
              count++;
            }
          }
          return count;
        });
  }
}
