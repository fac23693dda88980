package io.consuljvm.kernel.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.spi.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class RecentMetricsTest {
  private final Clock clock = Mockito.mock(Clock.class);
  private final RecentMetrics metrics = new RecentMetrics(clock, "consul");

  private void at(long second) {
    Mockito.when(clock.now()).thenReturn(Instant.ofEpochSecond(second));
  }

  @Test
  void dumpsFinishedIntervalsOnly() {
    at(1_000_000_000);
    metrics.gauge("raft.lag", 3);
    metrics.count("rpc.query", 1);
    metrics.time("kvs.apply", Duration.ofMillis(2));
    metrics.time("kvs.apply", Duration.ofMillis(4));
    assertEquals("", metrics.dump());

    at(1_000_000_010);

    String dump = metrics.dump();
    assertTrue(dump.contains("[G] 'consul.raft.lag': 3.000\n"), dump);
    assertTrue(dump.contains("[C] 'consul.rpc.query': Count: 1 Sum: 1.000\n"), dump);
    assertTrue(
        dump.contains(
            "[S] 'consul.kvs.apply': Count: 2 Min: 2.000 Mean: 3.000 Max: 4.000 Stddev: 1.414"
                + " Sum: 6.000\n"),
        dump);
  }

  @Test
  void forgetsWhatIsOlderThanAMinute() {
    at(1_000_000_000);
    metrics.count("old", 1);
    for (int i = 1; i <= 6; i++) {
      at(1_000_000_000 + 10 * i);
      metrics.count("new", 1);
    }

    assertTrue(!metrics.dump().contains("old"), metrics.dump());
  }

  @Test
  void keepsABoundedNumberOfNames() {
    at(1_000_000_000);
    for (int i = 0; i < 10_000; i++) {
      metrics.count("GET.v1." + i, 1);
    }
    at(1_000_000_010);

    assertEquals(2_000, metrics.dump().lines().count());
  }
}
