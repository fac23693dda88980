package io.consuljvm.kernel.rpc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryDeadlineTest {
  @ParameterizedTest
  @CsvSource({
    "PT0S, PT300S",
    "PT-5S, PT300S",
    "PT10S, PT10S",
    "PT600S, PT600S",
    "PT5000S, PT600S",
    "PT0.000000001S, PT0.000000001S",
    "PT2500000H, PT600S"
  })
  void theWaitIsBoundedAndGetsUpToASixteenthMore(Duration wanted, Duration bounded) {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      Duration wait = QueryDeadline.of(wanted, random);
      assertTrue(wait.compareTo(bounded) >= 0, wait + " is too short");
      assertTrue(wait.compareTo(bounded.plus(bounded.dividedBy(16))) <= 0, wait + " is too long");
    }
  }
}
