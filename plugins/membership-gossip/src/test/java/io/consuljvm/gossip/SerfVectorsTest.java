package io.consuljvm.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.consuljvm.codec.Bytes;
import io.consuljvm.gossip.core.Message;
import io.consuljvm.gossip.core.QueryFilter;
import io.consuljvm.gossip.core.SerfMessage;
import io.consuljvm.gossip.core.SerfState;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every Serf message of the original, into the values it states and back into the same bytes. */
final class SerfVectorsTest {
  private static Stream<JsonNode> ofTypes(String... types) {
    Set<String> wanted = Set.of(types);
    return WireVectors.of("serf.json").stream()
        .filter(vector -> wanted.contains(vector.get("type").asString()));
  }

  private static JsonNode named(String name) {
    return WireVectors.named("serf.json", name);
  }

  static Stream<JsonNode> messages() {
    return ofTypes(
        "messageLeave", "messageJoin", "messageUserEvent", "messageQuery", "messageQueryResponse");
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageIsReadAndWritten(JsonNode vector) throws Exception {
    Bytes wire = WireVectors.bytes(vector, "hex");
    JsonNode decoded = vector.get("decoded");

    Message.User user = SerfCodec.decode(wire);

    assertEquals(Expected.serf(decoded.get("msgType").asInt(), decoded.get("body")), user.body());
    assertEquals(wire, SerfCodec.encode(user.body()));
    assertEquals(wire, SerfCodec.bytesOf(user));
  }

  @Test
  void filtersAreReadAndWritten() {
    Bytes nodes = WireVectors.bytes(named("filter-nodes"), "hex");
    Bytes tag = WireVectors.bytes(named("filter-tag"), "hex");

    assertEquals(new QueryFilter.Nodes(List.of("node-a", "node-b")), SerfCodec.decodeFilter(nodes));
    assertEquals(new QueryFilter.Tag("role", "^consul$"), SerfCodec.decodeFilter(tag));
    assertEquals(nodes, SerfCodec.encodeFilter(SerfCodec.decodeFilter(nodes)));
    assertEquals(tag, SerfCodec.encodeFilter(SerfCodec.decodeFilter(tag)));
  }

  @ParameterizedTest
  @CsvSource({"pushpull-minimal,512", "pushpull-events,8"})
  void aStateIsReadAndWritten(String name, int slots) throws Exception {
    Bytes wire = WireVectors.bytes(named(name), "hex");

    SerfState state = SerfStateCodec.decode(wire);

    SerfState expected = Expected.state(named(name).get("decoded").get("body"));
    assertEquals(Set.copyOf(expected.members()), Set.copyOf(state.members()), "left ones included");
    assertEquals(expected.events(), state.events());
    assertEquals(expected.lamportTime(), state.lamportTime());
    assertEquals(expected.eventTime(), state.eventTime());
    assertEquals(expected.queryTime(), state.queryTime());
    assertEquals(state, SerfStateCodec.decode(SerfStateCodec.encode(state, slots)));
    if (name.equals("pushpull-minimal")) {
      assertEquals(wire, SerfStateCodec.encode(state));
    }
  }

  static Stream<JsonNode> payloads() {
    return ofTypes("keyRequest", "nodeKeyResponse", "Member");
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void aPayloadIsReadAndWritten(JsonNode vector) throws Exception {
    var wire = Wire.core(WireVectors.bytes(vector, "hex"));
    JsonNode decoded = vector.get("decoded");
    WireCodec codec = new WireCodec();

    var payload = codec.decodePayload(wire);

    assertEquals(Expected.payload(decoded.get("msgType").asInt(), decoded.get("body")), payload);
    assertEquals(wire, codec.encodePayload(payload));
  }

  static Stream<JsonNode> tags() {
    return ofTypes("tags");
  }

  @ParameterizedTest
  @MethodSource("tags")
  void tagsAreReadAndWritten(JsonNode vector) throws Exception {
    var wire = Wire.core(WireVectors.bytes(vector, "hex"));
    WireCodec codec = new WireCodec();

    assertEquals(Expected.tags(vector.get("decoded")), codec.decodeTags(wire));
    assertEquals(wire.size(), codec.encodeTags(codec.decodeTags(wire)).size());
    assertEquals(
        codec.decodeTags(wire), codec.decodeTags(codec.encodeTags(codec.decodeTags(wire))));
  }

  @Test
  void aCoordinateIsReadAndWritten() throws Exception {
    JsonNode vector = named("ping-ack-payload");
    var wire = Wire.core(WireVectors.bytes(vector, "hex"));
    WireCodec codec = new WireCodec();

    var coordinate = codec.decodeCoordinate(wire);

    assertEquals(Expected.coordinate(vector.get("decoded").get("coordinate")), coordinate);
    assertEquals(wire, codec.encodeCoordinate(coordinate));
  }

  @Test
  void aRelayKeepsTheMessageItCarries() throws Exception {
    Message.User inner = SerfCodec.decode(WireVectors.bytes(named("query-response"), "hex"));
    SerfMessage relay = new SerfMessage.Relay(Wire.endpoint(Bytes.hex("7f000001"), 8301), inner);

    assertEquals(relay, SerfCodec.decode(SerfCodec.encode(relay)).body());
  }
}
