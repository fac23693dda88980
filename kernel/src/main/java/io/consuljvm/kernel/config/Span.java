package io.consuljvm.kernel.config;

import io.consuljvm.codec.GoDuration;
import java.time.Duration;

/**
 * A duration in a configuration.
 *
 * @param length how long
 * @param written as the user wrote it, which {@code /v1/agent/self} repeats
 */
record Span(Duration length, String written) {
  /**
   * @throws io.consuljvm.codec.CodecException with the text for the user, without the setting's
   *     name
   */
  static Span parse(String text) {
    return new Span(GoDuration.parse(text), text);
  }

  /**
   * In one unit, the largest that is exact: a form that plugins can read with {@code getDuration}.
   */
  String plain() {
    return plain(length);
  }

  static String plain(Duration length) {
    long nanos = GoDuration.toNanos(length);
    if (nanos == 0) {
      return "0s";
    }
    long amount = nanos;
    String unit = "ns";
    long[] factors = {1_000, 1_000, 1_000, 60, 60};
    String[] units = {"us", "ms", "s", "m", "h"};
    for (int i = 0; i < factors.length && amount % factors[i] == 0; i++) {
      amount /= factors[i];
      unit = units[i];
    }
    return amount + unit;
  }
}
