package io.consuljvm.gossip.core;

import static java.time.Duration.ofMinutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoordinatesTest {

  @Test
  void membersLearnHowFarApartTheyAre() {
    Pool pool = new Pool(4, CoordinatesTest::withCoordinates);

    pool.run(ofMinutes(5));

    GossipCore core = pool.member(0).core();
    for (int other = 1; other < 4; other++) {
      Coordinate there = core.coordinate("node-" + other).orElseThrow();
      double millis = core.coordinate().orElseThrow().distanceNanos(there) / 1e6;
      // Each way takes 0.2 to 2 ms.
      assertTrue(millis > 0.4 && millis < 4, "distance: " + millis);
    }
    assertEquals(core.coordinate(), core.coordinate("node-0"));
  }

  @Test
  void badCoordinatesChangeNothing() {
    Simulationless us = new Simulationless();

    us.observe(List.of(0.0, 0.0), 0);
    us.observe(List.of(Double.NaN, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), 0);
    us.observe(List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), Double.POSITIVE_INFINITY);
    assertEquals(Coordinate.ORIGIN, us.coordinates.own());

    us.observe(List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), 0);
    assertNotEquals(Coordinate.ORIGIN, us.coordinates.own());
  }

  private static final class Simulationless {
    final TwinCodec codec = new TwinCodec();
    final Coordinates coordinates =
        new Coordinates(new Step(), codec, "us", new java.util.Random(1));

    void observe(List<Double> vector, double adjustment) {
      coordinates.observed(
          "other",
          10_000_000,
          codec.encodeCoordinate(new Coordinate(vector, 1.5, adjustment, 1e-5)));
    }
  }

  private static GossipConfig withCoordinates(GossipConfig config) {
    return new GossipConfig(
        config.name(),
        config.advertised(),
        config.bindPort(),
        config.versions(),
        config.tags(),
        config.timing(),
        config.serfTiming(),
        config.keyring(),
        config.mergeRule(),
        true,
        false,
        false);
  }
}
