package io.consuljvm.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StepsTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Steps steps = new Steps();
  private final List<String> stopped = new CopyOnWriteArrayList<>();

  @Test
  void stopInReverseOrder() {
    steps.started("first", LONG, () -> stopped.add("first"));
    steps.started("second", LONG, () -> stopped.add("second"));

    steps.stop();

    assertEquals(List.of("second", "first"), stopped);
  }

  @Test
  void goOnAfterAFailure() {
    steps.started("first", LONG, () -> stopped.add("first"));
    steps.started(
        "second",
        LONG,
        () -> {
          throw new IllegalStateException("cannot");
        });

    steps.stop();

    assertEquals(List.of("first"), stopped);
  }

  @Test
  void leaveAStepBehindThatDoesNotEndInTime() {
    CountDownLatch released = new CountDownLatch(1);
    steps.started("first", LONG, () -> stopped.add("first"));
    steps.started("second", Duration.ofMillis(20), released::await);

    steps.stop();

    assertEquals(List.of("first"), stopped);
    released.countDown();
  }

  @Test
  void areStoppedOnce() {
    steps.started("first", LONG, () -> stopped.add("first"));

    steps.stop();
    steps.stop();

    assertTrue(stopped.size() == 1, stopped.toString());
  }
}
