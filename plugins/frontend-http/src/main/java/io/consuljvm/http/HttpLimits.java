package io.consuljvm.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;

/**
 * Bounds of the front-end; the section {@code plugins.frontend-http}, explained in its {@code
 * reference.conf}.
 *
 * @param eventLoopThreads at least 1
 * @param maxConnections of all listeners together
 * @param headLimit bytes of a request line, and bytes of all header lines
 * @param headTimeout from the first byte of a request to the end of its headers
 * @param bodyTimeout longest pause within a body
 * @param writeTimeout longest pause of a client that does not read
 * @param jsonLimit bytes of a JSON body
 * @param bodyWindow bytes of a body that wait in memory to be read
 * @param halfCloseGrace for an answer after the client has ended its side
 * @param stopGrace for running requests when the agent stops
 */
record HttpLimits(
    int eventLoopThreads,
    int maxConnections,
    int headLimit,
    Duration headTimeout,
    Duration bodyTimeout,
    Duration writeTimeout,
    int jsonLimit,
    int bodyWindow,
    Duration halfCloseGrace,
    Duration stopGrace) {

  /**
   * @throws ConfigException naming the key, if a value is missing or impossible
   */
  static HttpLimits of(Config section) {
    int threads = section.getInt("event-loop-threads");
    return new HttpLimits(
        threads > 0 ? threads : Math.min(2, Runtime.getRuntime().availableProcessors()),
        positive(section, "max-connections", section.getInt("max-connections")),
        bytes(section, "head-limit"),
        duration(section, "head-timeout"),
        duration(section, "body-timeout"),
        duration(section, "write-timeout"),
        bytes(section, "json-limit"),
        bytes(section, "body-window"),
        duration(section, "half-close-grace"),
        duration(section, "stop-grace"));
  }

  private static int bytes(Config section, String key) {
    long bytes = section.getBytes(key);
    if (bytes > Integer.MAX_VALUE) {
      throw new ConfigException.BadValue(section.origin(), key, "too large: " + bytes);
    }
    return positive(section, key, (int) bytes);
  }

  private static Duration duration(Config section, String key) {
    Duration duration = section.getDuration(key);
    if (duration.isNegative() || duration.isZero()) {
      throw new ConfigException.BadValue(section.origin(), key, "must be above zero");
    }
    return duration;
  }

  private static int positive(Config section, String key, int value) {
    if (value <= 0) {
      throw new ConfigException.BadValue(section.origin(), key, "must be above zero: " + value);
    }
    return value;
  }
}
