package io.consuljvm.spi;

import java.time.Duration;

/** Takes measurements (spec/behaviours.md section 19). Safe for any thread; never blocks. */
public interface Metrics {
  /** Adds to a counter. */
  void count(String name, double amount);

  /** Sets a gauge. */
  void gauge(String name, double value);

  /** Records how long something took. */
  void time(String name, Duration duration);
}
