package io.consuljvm.gossip.core;

import java.util.List;

/**
 * A network coordinate (Dabek et al. 2004, Vivaldi, with height). Distances are round trip times in
 * seconds.
 *
 * @param vector the Euclidean part, seconds
 * @param error confidence, without unit; lower is better
 * @param adjustment offset from the average of recent observations, seconds
 * @param height offset for the access link, seconds
 */
public record Coordinate(List<Double> vector, double error, double adjustment, double height) {

  static final int DIMENSIONS = 8;
  static final double ERROR_MAX = 1.5;
  static final double HEIGHT_MIN = 10.0e-6;

  /** Where everyone starts. */
  public static final Coordinate ORIGIN =
      new Coordinate(java.util.Collections.nCopies(DIMENSIONS, 0.0), ERROR_MAX, 0.0, HEIGHT_MIN);

  public Coordinate {
    vector = List.copyOf(vector);
  }

  /** Whether distances to {@code other} have a meaning. */
  public boolean isCompatibleWith(Coordinate other) {
    return vector.size() == other.vector.size();
  }

  /** Whether every number is one: neither infinite nor NaN. */
  boolean isFinite() {
    return Double.isFinite(error)
        && Double.isFinite(adjustment)
        && Double.isFinite(height)
        && vector.stream().allMatch(Double::isFinite);
  }

  /**
   * The estimated round trip time, adjustments included, in whole nanoseconds.
   *
   * @throws IllegalArgumentException if the dimensions differ
   */
  public long distanceNanos(Coordinate other) {
    double raw = rawDistance(other);
    double adjusted = raw + adjustment + other.adjustment;
    return (long) ((adjusted > 0 ? adjusted : raw) * 1.0e9);
  }

  /** The round trip time in seconds without adjustments. */
  double rawDistance(Coordinate other) {
    if (!isCompatibleWith(other)) {
      throw new IllegalArgumentException(
          "dimensions differ: " + vector.size() + " and " + other.vector.size());
    }
    double sum = 0;
    for (int i = 0; i < vector.size(); i++) {
      double difference = vector.get(i) - other.vector.get(i);
      sum += difference * difference;
    }
    return Math.sqrt(sum) + height + other.height;
  }
}
