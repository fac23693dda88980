package io.consuljvm.gossip.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ScalingTest {

  private static final long MILLI = 1_000_000;

  @Test
  void suspicionsLastAsLongAsInTheOriginal() {
    for (JsonNode vector : vectors("suspicion")) {
      Timing timing = vector.get("pool").asString().equals("lan") ? Timing.lan() : Timing.wan();
      int nodes = vector.get("numNodes").asInt();
      String name = vector.get("name").asString();
      long min =
          Scaling.suspicionMinNanos(
              timing.suspicionMult(), nodes, timing.probeInterval().toNanos());
      long max = timing.suspicionMaxMult() * min;
      int expected = Scaling.expectedConfirmations(timing.suspicionMult(), nodes);

      assertEquals(vector.get("minMs").asLong() * MILLI, min, name);
      assertEquals(vector.get("maxMs").asLong() * MILLI, max, name);
      assertEquals(vector.get("k").asInt(), expected, name);
      assertEquals(
          vector.get("initialMs").asLong() * MILLI,
          Scaling.suspicionNanos(0, expected, min, max),
          name);
      for (JsonNode step : vector.get("byConfirmations")) {
        assertEquals(
            step.get("totalMs").asLong() * MILLI,
            Scaling.suspicionNanos(step.get("confirmations").asInt(), expected, min, max),
            name);
      }
    }
  }

  @Test
  void remainingTimeShrinksWithEveryConfirmation() {
    for (JsonNode vector : vectors("suspicionRemaining")) {
      long total =
          Scaling.suspicionNanos(
              vector.get("n").asInt(),
              vector.get("k").asInt(),
              vector.get("minMs").asLong() * MILLI,
              vector.get("maxMs").asLong() * MILLI);

      assertEquals(
          vector.get("remainingMs").asLong() * MILLI,
          total - vector.get("elapsedMs").asLong() * MILLI,
          vector.get("name").asString());
    }
  }

  @Test
  void broadcastsAreSentAsOftenAsInTheOriginal() {
    for (JsonNode vector : vectors("retransmitLimit")) {
      assertEquals(
          vector.get("limit").asInt(),
          Scaling.retransmitLimit(vector.get("mult").asInt(), vector.get("numNodes").asInt()),
          vector.get("name").asString());
    }
  }

  @Test
  void pushPullsGetRarerAsThePoolDoubles() {
    for (JsonNode vector : vectors("pushPullScale")) {
      int nodes = vector.get("numNodes").asInt();
      String name = vector.get("name").asString();

      assertEquals(vector.get("lanMs").asLong() * MILLI, pushPull(Timing.lan(), nodes), name);
      assertEquals(vector.get("wanMs").asLong() * MILLI, pushPull(Timing.wan(), nodes), name);
    }
  }

  @Test
  void queriesWaitLongerInLargerPools() {
    for (JsonNode vector : vectors("queryTimeout")) {
      int members = vector.get("members").asInt();
      String name = vector.get("name").asString();

      assertEquals(vector.get("lanMs").asLong() * MILLI, query(Timing.lan(), members), name);
      assertEquals(vector.get("wanMs").asLong() * MILLI, query(Timing.wan(), members), name);
    }
  }

  private static long pushPull(Timing timing, int nodes) {
    return Scaling.pushPullNanos(timing.pushPullInterval().toNanos(), nodes);
  }

  private static long query(Timing timing, int members) {
    return Scaling.queryTimeoutNanos(
        timing.gossipInterval().toNanos(), SerfTiming.consul().queryTimeoutMult(), members);
  }

  private static List<JsonNode> vectors(String kind) {
    List<JsonNode> vectors = Vectors.ofKind("timers.json", "kind", kind);
    assertFalse(vectors.isEmpty());
    return vectors;
  }
}
