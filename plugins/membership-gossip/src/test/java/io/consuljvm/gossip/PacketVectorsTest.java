package io.consuljvm.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.consuljvm.codec.Bytes;
import io.consuljvm.gossip.core.Message;
import io.consuljvm.gossip.core.SerfMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every packet of the original, into the values it states and back into the same bytes. */
final class PacketVectorsTest {
  private static final List<String> PLAIN =
      List.of("ping", "indirectPingReq", "ackResp", "nackResp", "suspect", "alive", "dead");

  static Stream<JsonNode> plainMessages() {
    return WireVectors.of("memberlist.json").stream()
        .filter(vector -> PLAIN.contains(vector.get("type").asString()));
  }

  @ParameterizedTest
  @MethodSource("plainMessages")
  void aMessageIsReadAndWritten(JsonNode vector) throws Exception {
    Bytes wire = WireVectors.bytes(vector, "hex");
    JsonNode decoded = vector.get("decoded");

    Message message = MemberlistCodec.decode(wire);

    assertEquals(Expected.message(decoded.get("msgType").asInt(), decoded.get("body")), message);
    if (!vector.get("name").asString().equals("alive-no-meta-no-vsn")) {
      assertEquals(wire, MemberlistCodec.encode(message));
    }
  }

  @Test
  void versionsThatWereNotSentAreWrittenAsSixZeros() throws Exception {
    JsonNode vector = WireVectors.named("memberlist.json", "alive-no-meta-no-vsn");
    Message message = MemberlistCodec.decode(WireVectors.bytes(vector, "hex"));

    Bytes written = MemberlistCodec.encode(message);

    assertEquals("a356736ea6000000000000", written.slice(written.length() - 11).hex());
    assertEquals(message, MemberlistCodec.decode(written));
  }

  @Test
  void aUserMessageHandsOnSerfUntouched() throws Exception {
    JsonNode vector = WireVectors.named("memberlist.json", "user-msg");
    Bytes wire = WireVectors.bytes(vector, "hex");

    Message.User user = (Message.User) MemberlistCodec.decode(wire);

    assertEquals(
        Optional.of(Wire.core(WireVectors.bytes(vector.get("decoded"), "serfMessage"))),
        user.original());
    assertEquals(new SerfMessage.JoinIntent(5, "node-a"), user.body());
    assertEquals(wire, MemberlistCodec.encode(user));
  }

  static Stream<JsonNode> compounds() {
    return WireVectors.ofType("memberlist.json", "compound");
  }

  @ParameterizedTest
  @MethodSource("compounds")
  void aCompoundIsSplitAndJoined(JsonNode vector) throws Exception {
    Bytes wire = WireVectors.bytes(vector, "hex");
    List<Bytes> parts = new ArrayList<>();
    vector.get("decoded").get("parts").forEach(part -> parts.add(WireVectors.bytes(part)));

    assertEquals(parts, Compound.split(wire.slice(1), new Drops()));
    assertEquals(wire, Compound.join(parts));
  }

  static Stream<JsonNode> compressed() {
    return WireVectors.ofType("memberlist.json", "compress");
  }

  @ParameterizedTest
  @MethodSource("compressed")
  void aCompressedMessageIsUnwrappedAndWrapped(JsonNode vector) throws Exception {
    Bytes wire = WireVectors.bytes(vector, "hex");
    Bytes inner = WireVectors.bytes(vector.get("decoded"), "inner");

    assertEquals(inner, Compression.unwrap(wire.slice(1), inner.length()));
    assertEquals(wire, Compression.wrap(inner));
  }

  static Stream<JsonNode> checked() {
    return WireVectors.ofType("memberlist.json", "hasCrc");
  }

  @ParameterizedTest
  @MethodSource("checked")
  void aChecksumIsStrippedAndAdded(JsonNode vector) throws Exception {
    Bytes wire = WireVectors.bytes(vector, "hex");
    Bytes inner = WireVectors.bytes(vector.get("decoded"), "inner");

    assertEquals(inner, Checksum.strip(wire));
    assertEquals(wire, Checksum.wrap(inner));
  }

  static Stream<JsonNode> encrypted() {
    return WireVectors.ofType("memberlist.json", "encrypted");
  }

  @ParameterizedTest
  @MethodSource("encrypted")
  void anEncryptedMessageIsOpenedAndSealed(JsonNode vector) throws Exception {
    Bytes wire = WireVectors.bytes(vector, "hex");
    JsonNode decoded = vector.get("decoded");
    Bytes header = WireVectors.bytes(decoded, "aad");
    Bytes plain = WireVectors.bytes(decoded, "plaintext");
    Encryption encryption =
        Seals.withNonce(WireVectors.bytes(decoded, "key"), WireVectors.bytes(decoded, "nonce"))
            .orElseThrow();

    assertEquals(plain, encryption.open(wire, header));
    assertEquals(wire, encryption.seal(decoded.get("encVersion").asInt(), plain, header));
  }

  static Stream<JsonNode> captured() {
    return Stream.of("gossip-captured.json", "gossip-encrypted-captured.json")
        .flatMap(file -> WireVectors.of(file).stream())
        .filter(vector -> vector.has("decoded"));
  }

  @ParameterizedTest
  @MethodSource("captured")
  void aCapturedPacketIsReadAndWritten(JsonNode vector) {
    Bytes wire = WireVectors.bytes(vector, "hex");
    Optional<Encryption> encryption =
        vector.has("key")
            ? Seals.withNonce(WireVectors.bytes(vector, "key"), WireVectors.bytes(vector, "nonce"))
            : Optional.empty();
    Layers layers = Layers.of(vector.get("decoded"));

    ReceivedPacket packet = new PacketReader(encryption).read(wire);

    assertEquals(List.of(), packet.drops());
    assertEquals(layers.messages(), packet.messages());
    assertEquals(
        wire,
        new PacketWriter(encryption)
            .write(packet.messages(), layers.compound(), layers.checksum()));
    assertEquals(
        wire,
        new PacketWriter(encryption)
            .write(
                packet.messages().stream().map(Layers::withoutOriginal).toList(),
                layers.compound(),
                layers.checksum()),
        "written from the values alone");
  }

  /** What a captured packet states. */
  private record Layers(List<Message> messages, boolean compound, boolean checksum) {
    static Layers of(JsonNode decoded) {
      JsonNode inner = decoded;
      boolean checksum = inner.get("msgType").asInt() == 12;
      if (checksum) {
        inner = inner.get("inner");
      }
      if (inner.get("msgType").asInt() == 9) {
        inner = inner.get("inner");
      }
      boolean compound = inner.get("msgType").asInt() == 7;
      List<Message> messages = new ArrayList<>();
      for (JsonNode part : compound ? inner.get("parts") : List.of(inner)) {
        messages.add(message(part));
      }
      return new Layers(messages, compound, checksum);
    }

    private static Message message(JsonNode part) {
      int type = part.get("msgType").asInt();
      if (type != 8) {
        return Expected.message(type, part.get("body"));
      }
      JsonNode serf = part.get("serf");
      SerfMessage body = Expected.serf(serf.get("serfType").asInt(), serf.get("body"));
      return new Message.User(body, Optional.of(Wire.core(SerfCodec.encode(body))));
    }

    static Message withoutOriginal(Message message) {
      return message instanceof Message.User user
          ? new Message.User(user.body(), Optional.empty())
          : message;
    }
  }
}
