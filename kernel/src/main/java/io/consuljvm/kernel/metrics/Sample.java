package io.consuljvm.kernel.metrics;

import java.util.Locale;

/** Count, sum and extremes of the values seen in an interval. Guarded by whoever holds it. */
final class Sample {
  private long count;
  private double sum;
  private double sumOfSquares;
  private double min;
  private double max;

  void add(double value) {
    min = count == 0 ? value : Math.min(min, value);
    max = count == 0 ? value : Math.max(max, value);
    count++;
    sum += value;
    sumOfSquares += value * value;
  }

  @Override
  public String toString() {
    if (count == 1) {
      return String.format(Locale.ROOT, "Count: 1 Sum: %.3f", sum);
    }
    double mean = sum / count;
    double variance = (sumOfSquares - count * mean * mean) / (count - 1);
    return String.format(
        Locale.ROOT,
        "Count: %d Min: %.3f Mean: %.3f Max: %.3f Stddev: %.3f Sum: %.3f",
        count,
        min,
        mean,
        max,
        Math.sqrt(Math.max(0, variance)),
        sum);
  }
}
