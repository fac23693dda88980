package io.consuljvm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpLimitsTest {
  private static HttpLimits limits(String section) {
    return HttpLimits.of(
        new FakeNode("plugins.frontend-http { " + section + " }", false).config("frontend-http"));
  }

  @Test
  void hasDefaults() {
    assertEquals(
        new HttpLimits(
            Math.min(2, Runtime.getRuntime().availableProcessors()),
            20_000,
            1 << 20,
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofMinutes(5),
            8 << 20,
            64 << 10,
            Duration.ofSeconds(5),
            Duration.ofSeconds(1)),
        limits(""));
  }

  @Test
  void readsEveryKey() {
    assertEquals(
        new HttpLimits(
            3,
            4,
            5,
            Duration.ofMillis(6),
            Duration.ofMillis(7),
            Duration.ofMillis(8),
            9,
            10,
            Duration.ofMillis(11),
            Duration.ofMillis(12)),
        limits(
            """
            event-loop-threads = 3, max-connections = 4, head-limit = 5, head-timeout = 6 ms
            body-timeout = 7 ms, write-timeout = 8 ms, json-limit = 9, body-window = 10
            half-close-grace = 11 ms, stop-grace = 12 ms
            """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"max-connections = 0", "head-limit = 0", "json-limit = 3G", "stop-grace = 0"})
  void refusesTheImpossibleByItsKey(String setting) {
    ConfigException failure = assertThrows(ConfigException.class, () -> limits(setting));
    assertTrue(failure.getMessage().contains(setting.split(" ")[0]), failure.getMessage());
  }
}
