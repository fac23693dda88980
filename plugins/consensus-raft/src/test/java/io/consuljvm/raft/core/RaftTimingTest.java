package io.consuljvm.raft.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RaftTimingTest {
  @Test
  void theMultiplierStretchesAllButTheCommitTimeout() {
    assertEquals(
        new RaftTiming(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofMillis(2500),
            Duration.ofMillis(50)),
        RaftTiming.scaled(5));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 11})
  void otherMultipliersAreRefused(int multiplier) {
    assertThrows(IllegalArgumentException.class, () -> RaftTiming.scaled(multiplier));
  }

  @Test
  void aLeaseOutlivingTheFollowersPatienceIsRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThrows(
        IllegalArgumentException.class,
        () -> new RaftTiming(second, second, second.plusMillis(1), second));
  }
}
