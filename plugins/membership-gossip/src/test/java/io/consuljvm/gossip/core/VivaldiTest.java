package io.consuljvm.gossip.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class VivaldiTest {

  @Test
  void everyBitOfEveryUpdateIsThatOfTheOriginal() {
    List<JsonNode> sequences = Vectors.ofKind("coordinate.json", "type", "update-sequence");
    assertFalse(sequences.isEmpty());
    for (JsonNode sequence : sequences) {
      Vivaldi vivaldi = new Vivaldi(new Random(1));
      vivaldi.restore(coordinate(sequence.get("start")));
      int index = 0;
      for (JsonNode step : sequence.get("steps")) {
        String at = sequence.get("name").asString() + " step " + index++;
        Coordinate other = coordinate(step.get("other"));

        assertEquals(
            step.get("distanceBeforeNanos").asLong(),
            vivaldi.coordinate().distanceNanos(other),
            at);
        vivaldi.update(step.get("node").asString(), other, step.get("rttNanos").asLong());

        assertEquals(bits(coordinate(step.get("after"))), bits(vivaldi.coordinate()), at);
      }
    }
  }

  @Test
  void distancesAreThoseOfTheOriginal() {
    List<JsonNode> distances = Vectors.ofKind("coordinate.json", "type", "distance");
    assertFalse(distances.isEmpty());
    for (JsonNode vector : distances) {
      assertEquals(
          vector.get("distanceNanos").asLong(),
          coordinate(vector.get("a")).distanceNanos(coordinate(vector.get("b"))),
          vector.get("name").asString());
    }
  }

  @Test
  void coincidingNodesAreDrivenApartInARandomDirection() {
    Vivaldi vivaldi = new Vivaldi(new Random(1));

    vivaldi.update("other", Coordinate.ORIGIN, 10_000_000);

    assertNotEquals(Coordinate.ORIGIN.vector(), vivaldi.coordinate().vector());
    assertTrue(vivaldi.coordinate().isFinite());
  }

  @Test
  void twoNodesLearnTheirDistance() {
    Vivaldi one = new Vivaldi(new Random(1));
    Vivaldi other = new Vivaldi(new Random(2));

    for (int i = 0; i < 200; i++) {
      one.update("other", other.coordinate(), 40_000_000);
      other.update("one", one.coordinate(), 40_000_000);
    }

    assertEquals(40e6, one.coordinate().distanceNanos(other.coordinate()), 2e6);
  }

  @Test
  void coordinatesOfOtherDimensionsHaveNoDistance() {
    Coordinate flat = new Coordinate(List.of(0.0, 0.0), 1.5, 0, 1e-5);

    assertThrows(IllegalArgumentException.class, () -> Coordinate.ORIGIN.distanceNanos(flat));
  }

  private static Coordinate coordinate(JsonNode node) {
    List<Double> vector = new ArrayList<>();
    node.get("vecBits").forEach(component -> vector.add(fromBits(component)));
    return new Coordinate(
        vector,
        fromBits(node.get("errorBits")),
        fromBits(node.get("adjustmentBits")),
        fromBits(node.get("heightBits")));
  }

  private static double fromBits(JsonNode hex) {
    return Double.longBitsToDouble(Long.parseUnsignedLong(hex.asString(), 16));
  }

  private static List<String> bits(Coordinate coordinate) {
    List<String> bits = new ArrayList<>();
    coordinate.vector().forEach(component -> bits.add(hex(component)));
    bits.add(hex(coordinate.error()));
    bits.add(hex(coordinate.adjustment()));
    bits.add(hex(coordinate.height()));
    return bits;
  }

  private static String hex(double value) {
    return Long.toHexString(Double.doubleToRawLongBits(value));
  }
}
