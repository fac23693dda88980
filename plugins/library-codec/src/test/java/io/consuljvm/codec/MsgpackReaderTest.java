package io.consuljvm.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MsgpackReaderTest {
  record Header(@Unsigned long seq, String serviceMethod) {}

  private static final Codec<Header> HEADER = Codec.of(Header.class);

  /** Gives one byte per read, as the slowest peer would. */
  private static InputStream trickle(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 1));
      }
    };
  }

  private static byte[] twoCalls() {
    MsgpackWriter out = MsgpackWriter.oldSpec();
    HEADER.write(new Header(1, "KVS.Get"), out);
    out.writeString("x".repeat(10_000));
    HEADER.write(new Header(-1, "Status.Ping"), out);
    out.writeMapHeader(0);
    return out.toByteArray();
  }

  @Test
  void readsValuesBackToBackFromAStream() {
    for (InputStream stream : List.of(trickle(twoCalls()), new ByteArrayInputStream(twoCalls()))) {
      MsgpackReader in = MsgpackReader.of(stream);
      assertEquals(new Header(1, "KVS.Get"), HEADER.read(in));
      assertEquals(10_000, in.readString().length());
      assertEquals(new Header(-1, "Status.Ping"), HEADER.read(in));
      assertFalse(in.atEnd());
      in.skip();
      assertTrue(in.atEnd());
    }
  }

  @Test
  void handsOutValuesAsTheyAreEncoded() {
    MsgpackReader in = MsgpackReader.of(trickle(twoCalls()));
    in.skip();
    in.skip();
    Bytes header = in.readEncoded();
    assertEquals(new Header(-1, "Status.Ping"), HEADER.decode(header));
    MsgpackWriter out = MsgpackWriter.oldSpec();
    out.writeArrayHeader(2);
    out.writeEncoded(header);
    out.writeEncoded(in.readEncoded());
    assertEquals(2, MsgpackReader.of(out.toBytes()).readArrayHeader());
    assertTrue(in.atEnd());
  }

  @Test
  void whatFollowsAValueOnTheStreamIsNotLost() throws IOException {
    byte[] message = {2, (byte) 0x81, (byte) 0xa1, 'n', 3, 9, 8, 7, 6};
    MsgpackReader in = MsgpackReader.of(new ByteArrayInputStream(message));
    assertEquals(2, in.readByte());
    assertEquals(Map.of("n", 3L), in.readAny());
    InputStream rest = in.remaining();
    assertEquals(9, rest.read());
    assertArrayEquals(new byte[] {8, 7}, rest.readNBytes(2));
    assertEquals(Bytes.hex("06"), in.readExactly(1));
    assertEquals(-1, rest.read());
    assertEquals(-1, rest.read(new byte[1]));
  }

  @Test
  void everyTruncationIsIncomplete() {
    for (Vectors.Vector vector : Vectors.all().filter(v -> !v.has("truncated")).toList()) {
      if (vector.name().equals("decode_array_positional")) {
        continue; // Is incomplete to begin with.
      }
      byte[] whole = vector.hex("hex").toByteArray();
      for (int length = 0; length < whole.length; length++) {
        assertIncomplete(MsgpackReader.of(whole, 0, length));
        assertIncomplete(MsgpackReader.of(trickle(Bytes.copyOf(whole, 0, length).toByteArray())));
      }
    }
  }

  private static void assertIncomplete(MsgpackReader in) {
    assertTrue(assertThrows(CodecException.class, in::skip).incomplete());
  }

  @Test
  void everyTruncationOfARecordIsIncomplete() {
    byte[] whole = HEADER.encode(new Header(-1, "Status.Ping"));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Bytes.copyOf(whole, 0, length).toByteArray();
      assertTrue(assertThrows(CodecException.class, () -> HEADER.decode(cut)).incomplete());
    }
  }

  @Test
  void whatIsWrongIsNotIncomplete() {
    CodecException thrown =
        assertThrows(CodecException.class, () -> HEADER.decode(Bytes.hex("81a3536571a178")));
    assertFalse(thrown.incomplete());
    assertEquals(
        "'Seq': byte 0xa1 is not the beginning of an unsigned integer", thrown.getMessage());
    assertThrows(CodecException.class, () -> MsgpackReader.of(Bytes.hex("c1")).skip());
  }

  @Test
  void errorsNameThePath() {
    record Outer(Header header) {}
    CodecException thrown =
        assertThrows(
            CodecException.class,
            () -> Codec.of(Outer.class).decode(Bytes.hex("81a648656164657281a353657190")));
    assertEquals(
        "'Header.Seq': byte 0x90 is not the beginning of an unsigned integer", thrown.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dbffffffff", "c6ffffffff", "ddffffffff", "dfffffffff", "dd7fffffff"})
  void aDeclaredLengthAllocatesNothing(String hex) {
    MsgpackReader memory = MsgpackReader.of(Bytes.hex(hex));
    assertThrows(CodecException.class, memory::readAny);
    MsgpackReader stream = MsgpackReader.of(trickle(Bytes.hex(hex + "c0c0c0").toByteArray()));
    assertThrows(CodecException.class, stream::readAny);
  }

  @Test
  void nestingIsBounded() {
    record Nested(List<Nested> n) {}
    byte[] bomb = new byte[1_000_000];
    java.util.Arrays.fill(bomb, (byte) 0x91);
    assertThrows(CodecException.class, () -> MsgpackReader.of(bomb).readAny());
    assertThrows(CodecException.class, () -> Codec.of(Nested.class).decode(bomb));
    CodecException skipped =
        assertThrows(CodecException.class, () -> MsgpackReader.of(bomb).skip());
    assertTrue(skipped.incomplete(), "passing over it needs no stack");
  }

  @Test
  void readsABufferWithoutMovingIt() {
    byte[] encoded = {0, (byte) 0xa2, 'h', 'i', 0};
    ByteBuffer heap = ByteBuffer.wrap(encoded, 1, 3).slice();
    assertEquals("hi", MsgpackReader.of(heap).readString());
    assertEquals(0, heap.position());
    ByteBuffer direct = ByteBuffer.allocateDirect(5).put(encoded).flip().position(1);
    assertEquals("hi", MsgpackReader.of(direct).readString());
    assertEquals(1, direct.position());
  }

  @Test
  void aFailingStreamIsNotMistakenForItsEnd() {
    IOException failure = new IOException("reset");
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw failure;
          }
        };
    UncheckedIOException thrown =
        assertThrows(UncheckedIOException.class, () -> MsgpackReader.of(broken).readLong());
    assertSame(failure, thrown.getCause());
  }

  @Test
  void nilReadsAsZero() {
    assertEquals(0, nil().readLong());
    assertEquals(0, nil().readInt());
    assertEquals(0, nil().readUnsigned(16));
    assertEquals(0.0, nil().readDouble());
    assertEquals("", nil().readString());
    assertEquals(Bytes.EMPTY, nil().readBytes());
    assertEquals(0, nil().readArrayHeader());
    assertEquals(0, nil().readMapHeader());
    assertFalse(nil().readBoolean());
    assertNull(nil().readAny());
  }

  private static MsgpackReader nil() {
    return MsgpackReader.of(Bytes.hex("c0"));
  }

  @Test
  void extensionsArePassedOver() {
    for (String hex : List.of("d401aa", "d501aabb", "d601aabbccdd", "c70201aabb", "c8000101aa")) {
      MsgpackReader in = MsgpackReader.of(Bytes.hex(hex + "07"));
      in.skip();
      assertEquals(7, in.readInt());
    }
    assertThrows(CodecException.class, () -> MsgpackReader.of(Bytes.hex("d401aa")).readAny());
  }
}
