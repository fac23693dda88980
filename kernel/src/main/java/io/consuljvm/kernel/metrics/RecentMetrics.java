package io.consuljvm.kernel.metrics;

import io.consuljvm.spi.Clock;
import io.consuljvm.spi.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Keeps the last minute in intervals of ten seconds ({@code B316}). The number of names is bounded:
 * paths of requests are part of some, and clients invent paths. Safe for any thread.
 */
public final class RecentMetrics implements Metrics {
  private static final long INTERVAL_SECONDS = 10;
  private static final int INTERVALS = 6;
  private static final int MAX_NAMES = 2_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z").withZone(ZoneId.systemDefault());

  private final Clock clock;
  private final String prefix;
  private final ArrayDeque<Interval> intervals = new ArrayDeque<>();

  /**
   * @param prefix comes before every name, with a dot ({@code B317})
   */
  public RecentMetrics(Clock clock, String prefix) {
    this.clock = clock;
    this.prefix = prefix + ".";
  }

  private static final class Interval {
    final long start;
    final TreeMap<String, Double> gauges = new TreeMap<>();
    final TreeMap<String, Sample> counters = new TreeMap<>();
    final TreeMap<String, Sample> timers = new TreeMap<>();

    Interval(long start) {
      this.start = start;
    }
  }

  @Override
  public synchronized void count(String name, double amount) {
    add(current().counters, name, amount);
  }

  @Override
  public synchronized void time(String name, Duration duration) {
    add(current().timers, name, duration.toNanos() / 1e6);
  }

  @Override
  public synchronized void gauge(String name, double value) {
    TreeMap<String, Double> gauges = current().gauges;
    if (gauges.size() < MAX_NAMES || gauges.containsKey(name)) {
      gauges.put(name, value);
    }
  }

  private static void add(TreeMap<String, Sample> samples, String name, double value) {
    Sample sample = samples.get(name);
    if (sample == null) {
      if (samples.size() >= MAX_NAMES) {
        return;
      }
      sample = new Sample();
      samples.put(name, sample);
    }
    sample.add(value);
  }

  private Interval current() {
    long second = clock.now().getEpochSecond();
    long start = second - Math.floorMod(second, INTERVAL_SECONDS);
    Interval last = intervals.peekLast();
    if (last == null || last.start != start) {
      last = new Interval(start);
      intervals.addLast(last);
      if (intervals.size() > INTERVALS) {
        intervals.removeFirst();
      }
    }
    return last;
  }

  /** All intervals but the one that is running, one value a line. */
  public synchronized String dump() {
    Interval running = current();
    StringBuilder text = new StringBuilder();
    for (Interval interval : intervals) {
      if (interval == running) {
        continue;
      }
      String time = TIME.format(Instant.ofEpochSecond(interval.start));
      interval.gauges.forEach(
          (name, value) -> line(text, time, 'G', name, String.format(Locale.ROOT, "%.3f", value)));
      interval.counters.forEach((name, value) -> line(text, time, 'C', name, value.toString()));
      interval.timers.forEach((name, value) -> line(text, time, 'S', name, value.toString()));
    }
    return text.toString();
  }

  private void line(StringBuilder text, String time, char kind, String name, String value) {
    text.append('[').append(time).append("][").append(kind).append("] '");
    text.append(prefix).append(name).append("': ").append(value).append('\n');
  }
}
