package io.consuljvm.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.consuljvm.codec.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

final class ConsulEventTest {
  static List<JsonNode> vectors() {
    return WireVectors.of("user-event.json");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void isReadAndWritten(JsonNode vector) throws Exception {
    Bytes wire = WireVectors.bytes(vector, "hex");
    JsonNode decoded = vector.get("decoded");

    ConsulEvent event = ConsulEvent.decode(wire);

    assertEquals(
        new ConsulEvent(
            decoded.get("ID").asString(),
            decoded.get("n").asString(),
            decoded.has("p") ? WireVectors.bytes(decoded, "p") : Bytes.EMPTY,
            text(decoded, "nf"),
            text(decoded, "sf"),
            text(decoded, "tf"),
            decoded.get("v").asInt()),
        event);
    assertEquals(wire, event.encode());
  }

  private static String text(JsonNode decoded, String name) {
    return decoded.has(name) ? decoded.get(name).asString() : "";
  }

  @Test
  void theOldFlavourIsReadToo() throws Exception {
    Bytes old = Bytes.hex("83a24944a161a16ea162a170a163");
    assertEquals(
        new ConsulEvent("a", "b", Bytes.utf8("c"), "", "", "", 0), ConsulEvent.decode(old));
  }

  @Test
  void whatIsNoMapIsRefused() {
    RefusedException refused =
        assertThrows(RefusedException.class, () -> ConsulEvent.decode(Bytes.hex("01")));
    assertEquals(DropReason.MALFORMED_BODY, refused.reason());
  }
}
