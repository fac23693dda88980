package io.consuljvm.raft.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitsTest {
  @ParameterizedTest
  @CsvSource({"1,10", "2,10", "3,20", "4,40", "12,10240", "13,10240", "1000000,10240"})
  void failuresDoubleTheWaitUpToABound(int failures, long millis) {
    assertEquals(Duration.ofMillis(millis).toNanos(), Waits.afterFailures(failures));
  }

  @ParameterizedTest(name = "refused {0}, peer ends at {1}: next {2}")
  @CsvSource({"10,20,9", "10,8,9", "10,4,5", "10,0,1", "2,5,1", "1,0,1", "1,9,1"})
  void aRefusalGoesBackToTheHintButNeverBelowTheFirstEntry(long refused, long hint, long next) {
    assertEquals(next, Waits.nextIndexAfterRefusal(refused, hint));
  }
}
