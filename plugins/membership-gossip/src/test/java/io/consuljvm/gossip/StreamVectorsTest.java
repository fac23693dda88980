package io.consuljvm.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.consuljvm.codec.Bytes;
import io.consuljvm.gossip.core.Message;
import io.consuljvm.gossip.core.PushPull;
import io.consuljvm.gossip.core.SerfMessage;
import io.consuljvm.gossip.core.SerfState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every stream of the original, into the values it states and back. */
final class StreamVectorsTest {
  private static ReceivedStream read(Optional<Encryption> encryption, Bytes wire)
      throws IOException {
    return new StreamReader(encryption).read(new ByteArrayInputStream(wire.toByteArray()));
  }

  private static JsonNode vector(String name) {
    return WireVectors.named("memberlist.json", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp-ping-compressed", "tcp-ack-compressed"})
  void pingAndAckAreReadAndWritten(String name) throws Exception {
    Bytes wire = WireVectors.bytes(vector(name), "hex");
    Message inner = MemberlistCodec.decode(WireVectors.bytes(vector(name).get("decoded"), "inner"));

    StreamMessage message = read(Optional.empty(), wire).message();

    assertEquals(
        inner instanceof Message.Ping ping
            ? new StreamMessage.Ping(ping)
            : new StreamMessage.Ack((Message.Ack) inner),
        message);
    assertEquals(wire, new StreamWriter(Optional.empty()).write(message));
  }

  @Test
  void aUserMessageIsReadAndWritten() throws Exception {
    Bytes wire = WireVectors.bytes(vector("tcp-user-plain"), "hex");

    StreamMessage message = read(Optional.empty(), wire).message();

    assertEquals(
        new SerfMessage.JoinIntent(5, "node-a"), ((StreamMessage.User) message).user().body());
    assertEquals(wire, StreamWriter.plain(message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp-pushpull-plain", "tcp-pushpull-compressed"})
  void aStateIsReadAndWritten(String name) throws Exception {
    Bytes wire = WireVectors.bytes(vector(name), "hex");
    JsonNode decoded = vector(name).get("decoded");

    ReceivedStream received = read(Optional.empty(), wire);

    assertEquals(List.of(), received.drops());
    assertEquals(new StreamMessage.State(threeNodes(decoded)), received.message());
    Bytes plain =
        PushPullCodec.encode(true, Expected.nodes(decoded.get("nodes")), Bytes.hex("0280"));
    assertEquals(
        wire, name.endsWith("plain") ? plain : new StreamWriter(Optional.empty()).wrap(plain));
  }

  @Test
  void anEncryptedStateIsReadAndWritten() throws Exception {
    JsonNode decoded = vector("tcp-pushpull-encrypted").get("decoded");
    Bytes wire = WireVectors.bytes(vector("tcp-pushpull-encrypted"), "hex");
    JsonNode plainly = vector("tcp-pushpull-plain");
    Optional<Encryption> encryption =
        Seals.withNonce(WireVectors.bytes(decoded, "key"), WireVectors.bytes(decoded, "nonce"));

    ReceivedStream received = read(encryption, wire);

    assertEquals(new StreamMessage.State(threeNodes(plainly.get("decoded"))), received.message());
    assertEquals(wire, new StreamWriter(encryption).wrap(WireVectors.bytes(plainly, "hex")));
  }

  /** Its user state is an empty map. */
  private static PushPull threeNodes(JsonNode decoded) {
    return new PushPull(
        true,
        Expected.nodes(decoded.get("nodes")),
        Optional.of(new SerfState(0, 0, 0, List.of(), List.of())));
  }

  record Side(String name, Optional<Encryption> encryption, Bytes wire, JsonNode decoded) {
    static Side of(JsonNode vector, String which) {
      Bytes wire = WireVectors.bytes(vector, which + "Hex");
      JsonNode key = vector.get(which + "Key");
      Optional<Encryption> encryption =
          key == null
              ? Optional.empty()
              : Seals.withNonce(WireVectors.bytes(key), wire.slice(6, 18));
      return new Side(
          vector.get("name").asString() + " " + which, encryption, wire, vector.get(which));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Side> captured() {
    return Stream.of("gossip-captured.json", "gossip-encrypted-captured.json")
        .flatMap(file -> WireVectors.of(file).stream())
        .filter(vector -> vector.has("requestHex"))
        .flatMap(vector -> Stream.of(Side.of(vector, "request"), Side.of(vector, "response")));
  }

  @ParameterizedTest
  @MethodSource("captured")
  void aCapturedSideIsReadAndWritten(Side side) throws Exception {
    JsonNode inner = side.decoded().get("inner");

    ReceivedStream received = read(side.encryption(), side.wire());

    assertEquals(List.of(), received.drops());
    assertEquals(expected(inner), sorted(received.message()));
    Bytes written = new StreamWriter(side.encryption()).write(received.message());
    assertEquals(sorted(received.message()), sorted(read(side.encryption(), written).message()));
    if (inOneOrder(received.message())) {
      assertEquals(side.wire(), written);
    }
  }

  /** Go writes the times of several members in random order. */
  private static boolean inOneOrder(StreamMessage message) {
    return !(message instanceof StreamMessage.State(PushPull state))
        || state.serf().orElseThrow().members().size() < 2;
  }

  private static StreamMessage expected(JsonNode inner) {
    if (inner.get("msgType").asInt() != 6) {
      Message message = Expected.message(inner.get("msgType").asInt(), inner.get("body"));
      return message instanceof Message.Ping ping
          ? new StreamMessage.Ping(ping)
          : new StreamMessage.Ack((Message.Ack) message);
    }
    return new StreamMessage.State(
        new PushPull(
            inner.get("header").get("Join").asBoolean(),
            Expected.nodes(inner.get("nodes")),
            Optional.of(Expected.state(inner.get("userState").get("body")))));
  }

  private static StreamMessage sorted(StreamMessage message) {
    if (!(message instanceof StreamMessage.State(PushPull state))) {
      return message;
    }
    SerfState serf = state.serf().orElseThrow();
    List<SerfState.StatusTime> members =
        serf.members().stream().sorted(Comparator.comparing(SerfState.StatusTime::name)).toList();
    SerfState inOrder =
        new SerfState(
            serf.lamportTime(), serf.eventTime(), serf.queryTime(), members, serf.events());
    return new StreamMessage.State(new PushPull(state.join(), state.nodes(), Optional.of(inOrder)));
  }
}
