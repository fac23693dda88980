package io.consuljvm.kernel.state;

import static io.consuljvm.kernel.state.Things.TABLE;
import static io.consuljvm.kernel.state.Things.bytes;
import static io.consuljvm.kernel.state.Things.set;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.kernel.SystemClock;
import io.consuljvm.kernel.rpc.Wait;
import io.consuljvm.spi.consensus.StateMachine;
import io.consuljvm.spi.rpc.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Waiters and a writer hand each other on: the writer changes a key only after its waiter has seen
 * the change before. One lost wake-up, and the game stands still until the deadline.
 */
class LostWakeUpTest {
  private static final int WAITERS = 64;
  private static final int ROUNDS = 150;
  private static final Duration DEADLINE = Duration.ofSeconds(40);

  private final StateShell state = new StateShell(Things.store(), Things.schema());
  private final AtomicIntegerArray seen = new AtomicIntegerArray(WAITERS);
  private final AtomicInteger failures = new AtomicInteger();

  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void everyWaiterSeesEveryChangeThatItWaitsFor() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(WAITERS);
    try (SystemClock clock = new SystemClock()) {
      for (int waiter = 0; waiter < WAITERS; waiter++) {
        int number = waiter;
        Thread.ofVirtual()
            .start(() -> {
              for (int round = 1; round <= ROUNDS && failures.get() == 0; round++) {
                waitFor(clock, number, round);
                seen.set(number, round);
              }
              done.countDown();
            });
      }
      write();
      assertTrue(done.await(DEADLINE.toSeconds(), TimeUnit.SECONDS));
    }
    assertEquals(0, failures.get());
  }

  private void waitFor(SystemClock clock, int waiter, int round) {
    byte[] key = bytes("key-" + waiter);
    try (Wait wait = new Wait(clock, DEADLINE, Cancellation.NEVER);
        Watch watch = state.watch(wait::wake)) {
      while (true) {
        wait.clear();
        int value =
            watch.read(view ->
                view.get(TABLE, key).map(bytes -> Integer.parseInt(Things.text(bytes))).orElse(0));
        if (value >= round) {
          return;
        }
        if (watch.arm() && wait.await() != Wait.Outcome.WOKEN) {
          failures.incrementAndGet();
          return;
        }
      }
    }
  }

  private void write() {
    int[] written = new int[WAITERS];
    long index = 1;
    long giveUp = System.nanoTime() + DEADLINE.toNanos();
    while (failures.get() == 0 && System.nanoTime() < giveUp) {
      List<StateMachine.Entry> batch = new ArrayList<>();
      boolean finished = true;
      for (int waiter = 0; waiter < WAITERS; waiter++) {
        finished &= written[waiter] == ROUNDS;
        if (written[waiter] < ROUNDS && seen.get(waiter) == written[waiter]) {
          batch.add(set(++index, "key-" + waiter, Integer.toString(++written[waiter])));
        }
      }
      if (finished) {
        return;
      }
      // Others write as well, so that there is always a commit between looking and waiting.
      batch.add(set(++index, "other", Long.toString(index)));
      state.apply(batch, index);
    }
  }
}
