package io.consuljvm.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.MsgpackWriter;
import io.consuljvm.gossip.core.Message;
import io.consuljvm.gossip.core.SerfMessage;
import io.consuljvm.gossip.core.VersionVector;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile or broken peer may send, and by which name it is dropped. */
final class HostileInputTest {
  private static final Bytes PING = MemberlistCodec.encode(new Message.Ping(1, "a"));

  private static ReceivedPacket packet(Bytes wire) {
    return new PacketReader(Optional.empty()).read(wire);
  }

  private static ReceivedStream stream(Optional<Encryption> encryption, Bytes wire)
      throws IOException {
    return new StreamReader(encryption).read(new ByteArrayInputStream(wire.toByteArray()));
  }

  private static RefusedException refusedStream(Optional<Encryption> encryption, Bytes wire) {
    return assertThrows(RefusedException.class, () -> stream(encryption, wire));
  }

  private static void assertOnlyDrop(DropReason reason, int count, ReceivedPacket packet) {
    assertEquals(List.of(), packet.messages());
    assertEquals(1, packet.drops().size(), () -> packet.drops().toString());
    assertEquals(reason, packet.drops().getFirst().reason());
    assertEquals(count, packet.drops().getFirst().count());
  }

  @Test
  void aCompressedPacketThatExpandsBeyondTheLimitIsDropped() {
    Bytes bomb = Compression.wrap(Bytes.copyOf(new byte[PacketReader.EXPANDED_LIMIT + 1]));
    assertTrue(bomb.length() < 1400, "it fits into a packet");
    assertOnlyDrop(DropReason.TOO_LARGE, 1, packet(bomb));
  }

  @Test
  void aCompressedStreamThatExpandsBeyondTheLimitIsRefused() {
    Bytes bomb = Compression.wrap(Bytes.copyOf(new byte[StreamLimits.PLAIN_BYTES + 1]));
    assertEquals(DropReason.TOO_LARGE, refusedStream(Optional.empty(), bomb).reason());
  }

  @Test
  void compressionInsideCompressionIsDropped() {
    Bytes twice = Compression.wrap(Compression.wrap(PING));
    assertOnlyDrop(DropReason.NESTED_COMPRESSION, 1, packet(twice));
    assertEquals(DropReason.NESTED_COMPRESSION, refusedStream(Optional.empty(), twice).reason());
  }

  @Test
  void aCompoundInsideACompoundIsDroppedAndItsNeighboursAreNot() {
    ReceivedPacket packet =
        packet(Compound.join(List.of(PING, Compound.join(List.of(PING)), PING)));
    assertEquals(2, packet.messages().size());
    assertEquals(DropReason.NESTED_COMPOUND, packet.drops().getFirst().reason());
  }

  @Test
  void compressionInsideACompoundIsDropped() {
    assertOnlyDrop(
        DropReason.NESTED_COMPRESSION, 1, packet(Compound.join(List.of(Compression.wrap(PING)))));
  }

  @Test
  void twoHundredAndFiftyFiveEmptyPartsMakeOneLine() {
    byte[] compound = new byte[2 + 2 * 255];
    compound[0] = MessageType.COMPOUND;
    compound[1] = (byte) 255;
    assertOnlyDrop(DropReason.EMPTY_MESSAGE, 255, packet(Bytes.wrap(compound)));
  }

  @Test
  void whatACutCompoundStillHoldsIsTaken() {
    Bytes whole = Compound.join(List.of(PING, PING, PING));
    ReceivedPacket packet = packet(whole.slice(0, whole.length() - PING.length() - 1));
    assertEquals(1, packet.messages().size());
    assertEquals(
        List.of(new Drop(DropReason.TRUNCATED_COMPOUND, 2, "compound has 2 truncated messages")),
        packet.drops());
  }

  @ParameterizedTest
  @ValueSource(strings = {"07", "070300", "07ff0001"})
  void aCompoundWithoutItsTableIsDropped(String hex) {
    assertOnlyDrop(DropReason.TRUNCATED_COMPOUND, 1, packet(Bytes.hex(hex)));
  }

  @ParameterizedTest
  @CsvSource({
    "'',EMPTY_MESSAGE",
    "06,UNKNOWN_TYPE",
    "0a,UNKNOWN_TYPE",
    "0c,UNKNOWN_TYPE",
    "ff,UNKNOWN_TYPE",
    "08,EMPTY_MESSAGE",
    "0806,UNKNOWN_TYPE",
    "00,MALFORMED_BODY",
    "00c1,MALFORMED_BODY",
    "0081a55365714e6fd0ff,MALFORMED_BODY",
    "0982a4416c676f01a3427566a100,NOT_DECOMPRESSED",
    "0982a4416c676f00a3427566a100,NOT_DECOMPRESSED",
    "0c00000000aa,WRONG_CHECKSUM",
  })
  void brokenPacketsHaveAName(String hex, DropReason reason) {
    assertOnlyDrop(reason, 1, packet(Bytes.hex(hex)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dbffffffff", "db80000000", "db7ffffff0", "c67fffffff", "ddffffffff"})
  void aDeclaredLengthIsNotBelieved(String header) {
    Bytes node = Bytes.hex("0082a44e6f6465" + header);
    assertOnlyDrop(DropReason.MALFORMED_BODY, 1, packet(node));
    Bytes buffer = Bytes.hex("0982a4416c676f00a3427566" + header);
    assertThrows(IOException.class, () -> stream(Optional.empty(), buffer));
  }

  @ParameterizedTest
  @CsvSource({
    "2147483647,0,TOO_LARGE",
    "-1,0,MALFORMED_BODY",
    "0,2147483647,TOO_LARGE",
    "0,-1,MALFORMED_BODY",
  })
  void countsOfAStateAreNotBelieved(int nodes, int userState, DropReason reason) {
    MsgpackWriter out = MsgpackWriter.oldSpec();
    out.writeByte(MessageType.PUSH_PULL);
    MemberlistBodies.PUSH_PULL_HEADER.write(
        new MemberlistBodies.PushPullHeader(nodes, userState, true), out);
    assertEquals(reason, refusedStream(Optional.empty(), out.toBytes()).reason());
  }

  @ParameterizedTest
  @ValueSource(ints = {2147483647, -1, 1})
  void theLengthOfAStreamedUserMessageIsNotBelieved(int length) {
    MsgpackWriter out = MsgpackWriter.oldSpec();
    out.writeByte(MessageType.USER);
    MemberlistBodies.USER_HEADER.write(new MemberlistBodies.UserHeader(length), out);
    assertThrows(IOException.class, () -> stream(Optional.empty(), out.toBytes()));
  }

  @Test
  void aStateWhoseSerfPartIsBrokenKeepsItsNodes() throws Exception {
    Bytes state = PushPullCodec.encode(true, List.of(), Bytes.hex("03"));
    ReceivedStream received = stream(Optional.empty(), state);
    assertEquals(
        List.of(new Drop(DropReason.UNKNOWN_TYPE, 1, "remote state has bad type prefix: 3")),
        received.drops());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void missingVersionsCountAsZero(int count) {
    byte[] sent = {1, 5, 2, 2, 4, 4};
    Bytes vsn = Bytes.copyOf(sent, 0, count);
    Bytes alive =
        Wire.typed(
            MessageType.ALIVE,
            MemberlistBodies.ALIVE,
            new MemberlistBodies.Alive(1, "a", Bytes.hex("7f000001"), 1, Bytes.EMPTY, vsn));

    ReceivedPacket packet = packet(alive);

    assertEquals(List.of(), packet.drops());
    VersionVector versions = ((Message.Alive) packet.messages().getFirst()).node().versions();
    assertEquals(count > 0 ? 1 : 0, versions.protocolMin());
    assertEquals(0, versions.delegateCurrent());
  }

  @Test
  void anAddressOfNeitherFamilyIsDropped() {
    Bytes alive =
        Wire.typed(
            MessageType.ALIVE,
            MemberlistBodies.ALIVE,
            new MemberlistBodies.Alive(1, "a", Bytes.hex("7f00"), 1, Bytes.EMPTY, Bytes.EMPTY));
    assertOnlyDrop(DropReason.MALFORMED_BODY, 1, packet(alive));
  }

  @Test
  void theHighestLamportTimeIsReadAsItIs() throws Exception {
    Bytes intent = SerfCodec.encode(new SerfMessage.JoinIntent(-1, "a"));
    assertEquals("0182a54c54696d65cfffffffffffffffffa44e6f6465a161", intent.hex());
    assertEquals(new SerfMessage.JoinIntent(-1, "a"), SerfCodec.decode(intent).body());
  }

  @Test
  void aPacketIsOpenedWithAnyKeyOfTheRing() {
    Bytes wire = new PacketWriter(Seals.with(Seals.OTHER_KEY)).write(List.of(ping()), false, false);
    PacketReader both = new PacketReader(Seals.with(Seals.KEY, Seals.OTHER_KEY));
    assertEquals(List.of(ping()), both.read(wire).messages());
  }

  @Test
  void aPacketUnderAnUnknownKeyIsDropped() {
    Bytes wire = new PacketWriter(Seals.with(Seals.OTHER_KEY)).write(List.of(ping()), false, false);
    ReceivedPacket packet = new PacketReader(Seals.with(Seals.KEY)).read(wire);
    assertEquals(
        List.of(
            new Drop(DropReason.NOT_DECRYPTED, 1, "No installed keys could decrypt the message")),
        packet.drops());
  }

  @ParameterizedTest
  @CsvSource({
    "'',Cannot decrypt empty payload",
    "02,Unsupported encryption version 2",
    "01aabb,Payload is too small to decrypt: 3",
  })
  void whatCannotBeEncryptedIsDropped(String hex, String text) {
    ReceivedPacket packet = new PacketReader(Seals.with(Seals.KEY)).read(Bytes.hex(hex));
    assertEquals(List.of(new Drop(DropReason.NOT_DECRYPTED, 1, text)), packet.drops());
  }

  @Test
  void aCutTagIsDropped() {
    Bytes wire = new PacketWriter(Seals.with(Seals.KEY)).write(List.of(ping()), false, false);
    ReceivedPacket packet =
        new PacketReader(Seals.with(Seals.KEY)).read(wire.slice(0, wire.length() - 1));
    assertOnlyDrop(DropReason.NOT_DECRYPTED, 1, packet);
  }

  @Test
  void paddingThatIsNoneIsDropped() throws Exception {
    Encryption encryption = Seals.with(Seals.KEY).orElseThrow();
    Bytes blockOfZeros = Bytes.copyOf(new byte[16]);
    Bytes sealed = encryption.seal(Encryption.UNPADDED, blockOfZeros, Bytes.EMPTY);
    byte[] asPadded = sealed.toByteArray();
    asPadded[0] = Encryption.PADDED;
    RefusedException refused =
        assertThrows(
            RefusedException.class, () -> encryption.open(Bytes.wrap(asPadded), Bytes.EMPTY));
    assertEquals("padding of 0 bytes", refused.text());
  }

  @Test
  void aPlainStreamInAnEncryptedPoolIsRefused() {
    RefusedException refused = refusedStream(Seals.with(Seals.KEY), PING);
    assertEquals(DropReason.NOT_ENCRYPTED, refused.reason());
    assertEquals(
        "Encryption is configured but remote state is not encrypted", refused.getMessage());
  }

  @Test
  void anEncryptedStreamInAPlainPoolIsRefused() {
    Bytes wire = new StreamWriter(Seals.with(Seals.KEY)).write(new StreamMessage.Ping(ping()));
    RefusedException refused = refusedStream(Optional.empty(), wire);
    assertEquals(DropReason.UNEXPECTED_ENCRYPTION, refused.reason());
    assertEquals(
        "Remote state is encrypted and encryption is not configured", refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0a00a00001", "0affffffff", "0a80000000"})
  void anEncryptedStreamBeyondTenMebibytesIsRefused(String header) {
    assertEquals(
        DropReason.TOO_LARGE, refusedStream(Seals.with(Seals.KEY), Bytes.hex(header)).reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0a", "0a0000", "0a00000100aa"})
  void aStreamThatEndsTooEarlyIsNotWaitedFor(String hex) {
    assertThrows(EOFException.class, () -> stream(Seals.with(Seals.KEY), Bytes.hex(hex)));
  }

  @Test
  void aPlainStreamWithoutAnEndIsRefused() {
    Bytes start = Bytes.hex("0081a44e6f6465db7ffffff0");
    IOException refused =
        assertThrows(
            IOException.class,
            () ->
                new StreamReader(Optional.empty())
                    .read(
                        new SequenceInputStream(
                            new ByteArrayInputStream(start.toByteArray()), new Endless())));
    assertEquals(DropReason.TOO_LARGE, ((RefusedException) refused).reason());
  }

  @Test
  void aFilterThatIsNotUnderstoodNeverPassesButTheQueryIsRead() {
    assertEquals(
        "[Unknown[type=-1], Unknown[type=0], Unknown[type=9]]",
        List.of(
                SerfCodec.decodeFilter(Bytes.EMPTY),
                SerfCodec.decodeFilter(Bytes.hex("00c1")),
                SerfCodec.decodeFilter(Bytes.hex("09")))
            .toString());
  }

  @Test
  void aRelayOfARelayIsDropped() throws Exception {
    var to = Wire.endpoint(Bytes.hex("7f000001"), 1);
    Message.User inner = SerfCodec.decode(SerfCodec.encode(new SerfMessage.JoinIntent(1, "a")));
    var once = new Message.User(new SerfMessage.Relay(to, inner), Optional.empty());
    Bytes twice = SerfCodec.encode(new SerfMessage.Relay(to, once));
    RefusedException refused = assertThrows(RefusedException.class, () -> SerfCodec.decode(twice));
    assertEquals("relay of a relay", refused.text());
  }

  @Test
  void aHundredThousandForgedSuspicionsLeaveNothingBehind() {
    PacketReader reader = new PacketReader(Optional.empty());
    Bytes suspect = MemberlistCodec.encode(new Message.Suspect(1, "victim", "forger"));
    List<Bytes> parts = new ArrayList<>(Collections.nCopies(Compound.MAX_PARTS, suspect));
    Bytes packet = Compound.join(parts);
    int messages = 0;
    while (messages < 100_000) {
      messages += reader.read(packet).messages().size();
    }
    assertEquals(0, messages % Compound.MAX_PARTS);
  }

  private static Message.Ping ping() {
    return new Message.Ping(1, "a");
  }

  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 'x';
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      Arrays.fill(target, offset, offset + length, (byte) 'x');
      return length;
    }
  }
}
