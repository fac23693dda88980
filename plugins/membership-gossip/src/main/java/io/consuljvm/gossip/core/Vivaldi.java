package io.consuljvm.gossip.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Keeps the coordinate of one node up to date from the round trips it sees (serf, section 13).
 *
 * <p>Three parts act after each other on every observation: the spring of Vivaldi with a height
 * (Dabek et al. 2004), an adjustment from recent residuals (Lee et al. 2010), and gravity towards
 * the origin against drift (Ledlie et al. 2007). Plain double arithmetic in the order of the
 * original: the same observations give the same bits everywhere.
 */
final class Vivaldi {

  private static final double ERROR_GAIN = 0.25;
  private static final double FORCE_GAIN = 0.25;
  private static final int ADJUSTMENT_WINDOW = 20;
  private static final int LATENCY_SAMPLES = 3;
  private static final double GRAVITY_RHO = 150.0;
  private static final double ZERO = 1.0e-6;
  private static final long NANOS = 1_000_000_000;

  private final RandomGenerator random;
  private final double[] adjustmentSamples = new double[ADJUSTMENT_WINDOW];
  private final Map<String, List<Double>> latencies = new HashMap<>();
  private int adjustmentIndex;
  private Coordinate own = Coordinate.ORIGIN;

  Vivaldi(RandomGenerator random) {
    this.random = random;
  }

  Coordinate coordinate() {
    return own;
  }

  /** Starts from a coordinate known from before. */
  void restore(Coordinate coordinate) {
    own = coordinate;
  }

  /** Drops what is kept for a node that is gone. */
  void forget(String node) {
    latencies.remove(node);
  }

  /**
   * Takes in one observed round trip.
   *
   * @param other the coordinate of {@code node}, compatible with ours
   */
  void update(String node, Coordinate other, long rttNanos) {
    double rtt = medianLatency(node, seconds(rttNanos));
    pullSpring(other, rtt);
    adjust(other, rtt);
    pullToOrigin();
  }

  private double medianLatency(String node, double rtt) {
    List<Double> samples = latencies.computeIfAbsent(node, n -> new ArrayList<>(LATENCY_SAMPLES));
    if (samples.size() == LATENCY_SAMPLES) {
      samples.removeFirst();
    }
    samples.add(rtt);
    List<Double> sorted = new ArrayList<>(samples);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private void pullSpring(Coordinate other, double observed) {
    double distance = seconds(own.distanceNanos(other));
    double rtt = Math.max(observed, ZERO);
    double wrongness = Math.abs(distance - rtt) / rtt;
    double weight = own.error() / Math.max(own.error() + other.error(), ZERO);
    double error = ERROR_GAIN * weight * wrongness + own.error() * (1.0 - ERROR_GAIN * weight);
    own =
        new Coordinate(
            own.vector(), Math.min(error, Coordinate.ERROR_MAX), own.adjustment(), own.height());
    double force = FORCE_GAIN * weight * (rtt - distance);
    own = push(own, force, other);
  }

  private void adjust(Coordinate other, double rtt) {
    adjustmentSamples[adjustmentIndex] = rtt - own.rawDistance(other);
    adjustmentIndex = (adjustmentIndex + 1) % ADJUSTMENT_WINDOW;
    double sum = 0;
    for (double sample : adjustmentSamples) {
      sum += sample;
    }
    double adjustment = sum / (2.0 * ADJUSTMENT_WINDOW);
    own = new Coordinate(own.vector(), own.error(), adjustment, own.height());
  }

  private void pullToOrigin() {
    double distance = seconds(Coordinate.ORIGIN.distanceNanos(own));
    double ratio = distance / GRAVITY_RHO;
    own = push(own, -1.0 * (ratio * ratio), Coordinate.ORIGIN);
  }

  /**
   * Moves {@code from} away from {@code other} by {@code force} seconds, or towards it if negative.
   */
  private Coordinate push(Coordinate from, double force, Coordinate other) {
    double[] direction = new double[from.vector().size()];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = from.vector().get(i) - other.vector().get(i);
    }
    double magnitude = magnitude(direction);
    boolean apart = magnitude > ZERO;
    if (apart) {
      scale(direction, 1.0 / magnitude);
    } else {
      randomDirection(direction);
    }
    List<Double> vector = new ArrayList<>(direction.length);
    for (int i = 0; i < direction.length; i++) {
      vector.add(from.vector().get(i) + direction[i] * force);
    }
    double height = from.height();
    if (apart) {
      height = (height + other.height()) * force / magnitude + height;
      height = Math.max(height, Coordinate.HEIGHT_MIN);
    }
    return new Coordinate(vector, from.error(), from.adjustment(), height);
  }

  private void randomDirection(double[] direction) {
    for (int i = 0; i < direction.length; i++) {
      direction[i] = random.nextDouble() - 0.5;
    }
    double magnitude = magnitude(direction);
    if (magnitude > ZERO) {
      scale(direction, 1.0 / magnitude);
    } else {
      java.util.Arrays.fill(direction, 0);
      direction[0] = 1.0;
    }
  }

  private static double magnitude(double[] vector) {
    double sum = 0;
    for (double component : vector) {
      sum += component * component;
    }
    return Math.sqrt(sum);
  }

  private static void scale(double[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }

  /** Whole seconds and the rest apart: one division would round differently. */
  private static double seconds(long nanos) {
    return nanos / NANOS + nanos % NANOS / 1.0e9;
  }
}
