package io.consuljvm.spi.membership;

import java.util.List;

/**
 * A network coordinate: position, in seconds of round trip, of a Vivaldi model ({@code H131, B252 -
 * B255}).
 *
 * @param vec 8 components, in seconds
 * @param error confidence, smaller is better
 * @param adjustment in seconds
 * @param height in seconds
 */
public record Coordinate(List<Double> vec, double error, double adjustment, double height) {
  public Coordinate {
    vec = List.copyOf(vec);
  }
}
