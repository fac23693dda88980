package io.consuljvm.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

/** Random values survive both formats; random damage is only ever a {@link CodecException}. */
class RandomValuesTest {
  private static final int VALUES = 50;
  private static final int DAMAGES = 400;

  record Small(boolean yes, int number, @Unsigned(16) int port) {}

  record Wide(
      String text,
      long signed,
      @Unsigned long unsigned,
      double real,
      Bytes bytes,
      Duration duration,
      Instant instant,
      List<String> names,
      @Nullable List<@Nullable Small> smalls,
      Map<String, List<Long>> map,
      Optional<Small> optional,
      @Inline Small small,
      @Name("Other") Small nested) {}

  private static final Codec<Wide> WIDE = Codec.of(Wide.class);

  static LongStream seeds() {
    return Seeds.seeds();
  }

  @ParameterizedTest(name = "sim.seed={0}")
  @MethodSource("seeds")
  void surviveBothFormats(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < VALUES; i++) {
      Wide value = wide(random);
      byte[] encoded = WIDE.encode(value);
      assertEquals(value, WIDE.decode(encoded));
      assertEquals(value, WIDE.read(MsgpackReader.of(new ByteArrayInputStream(encoded))));
      assertEquals(value, WIDE.fromJson(WIDE.toJson(value)));
      assertEquals(value, WIDE.fromJson(WIDE.toPrettyJson(value)));
      assertArrayEquals(WIDE.toJson(value), Json.write(value));
      MsgpackWriter fresh = MsgpackWriter.newSpec();
      WIDE.write(value, fresh);
      assertEquals(value, WIDE.decode(fresh.toBytes()));
      Object tree = MsgpackReader.of(encoded).readAny();
      assertEquals(value, WIDE.decode(Codec.of(Object.class).encode(tree)));
      assertEquals(encoded.length, passedOverByAnother(encoded));
    }
  }

  /** How far the msgpack library sees a single value reach. */
  private static long passedOverByAnother(byte[] encoded) throws IOException {
    try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(encoded)) {
      unpacker.skipValue();
      return unpacker.getTotalReadBytes();
    }
  }

  @ParameterizedTest(name = "sim.seed={0}")
  @MethodSource("seeds")
  void truncatedMsgpackIsIncompleteAtEveryByte(long seed) {
    byte[] encoded = WIDE.encode(wide(new SplittableRandom(seed)));
    for (int length = 0; length < encoded.length; length++) {
      byte[] cut = Arrays.copyOf(encoded, length);
      CodecException thrown = assertThrows(CodecException.class, () -> WIDE.decode(cut));
      assertTrue(thrown.incomplete(), thrown::getMessage);
    }
  }

  @ParameterizedTest(name = "sim.seed={0}")
  @MethodSource("seeds")
  void truncatedJsonIsIncompleteAtEveryByte(long seed) {
    byte[] json = WIDE.toJson(wide(new SplittableRandom(seed)));
    for (int length = 0; length < json.length; length++) {
      byte[] cut = Arrays.copyOf(json, length);
      CodecException thrown = assertThrows(CodecException.class, () -> Json.parse(cut));
      assertEquals(length == 0 ? "EOF" : "unexpected EOF", thrown.getMessage());
      assertTrue(thrown.incomplete());
    }
  }

  @ParameterizedTest(name = "sim.seed={0}")
  @MethodSource("seeds")
  void damagedInputThrowsNothingButCodecExceptions(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] encoded = WIDE.encode(wide(random));
    byte[] json = WIDE.toJson(wide(random));
    for (int i = 0; i < DAMAGES; i++) {
      byte[] msgpack = damaged(encoded, random);
      byte[] text = damaged(json, random);
      Stream.<Supplier<@Nullable Object>>of(
              () -> WIDE.decode(msgpack),
              () -> WIDE.read(MsgpackReader.of(new ByteArrayInputStream(msgpack))),
              () -> MsgpackReader.of(msgpack).readAny(),
              () -> MsgpackReader.of(msgpack).readEncoded(),
              () -> Json.parse(text),
              () -> WIDE.fromJson(text),
              () -> WIDE.fromTree(Json.parse(text)))
          .forEach(RandomValuesTest::readsOrRefuses);
    }
  }

  @ParameterizedTest(name = "sim.seed={0}")
  @MethodSource("seeds")
  void randomTextThrowsNothingButCodecExceptions(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < DAMAGES; i++) {
      String text = likely(random);
      Stream.<Supplier<@Nullable Object>>of(
              () -> GoDuration.parse(text),
              () -> GoStrconv.parseUint(text),
              () -> GoStrconv.parseInt(text),
              () -> GoStrconv.parseBool(text),
              () -> GoStrconv.quote(text),
              () -> Json.parse(text))
          .forEach(RandomValuesTest::readsOrRefuses);
    }
  }

  /** Out of pieces that mean something to one of the readers. */
  private static String likely(SplittableRandom random) {
    String[] pieces = {
      "1",
      "0",
      "9223372036854775807",
      ".",
      "-",
      "h",
      "ms",
      "µs",
      "{",
      "[",
      "\"",
      ",",
      ":",
      "e",
      "\\u",
      "t",
      "é"
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  @ParameterizedTest(name = "sim.seed={0}")
  @MethodSource("seeds")
  void durationsReadBackAsTheyWereWritten(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < DAMAGES; i++) {
      Duration duration = Duration.ofNanos(integer(random));
      assertEquals(duration, GoDuration.parse(GoDuration.format(duration)));
    }
  }

  private static void readsOrRefuses(Supplier<@Nullable Object> reading) {
    try {
      reading.get();
    } catch (CodecException refused) {
      assertTrue(refused.getMessage() != null);
    }
  }

  private static byte[] damaged(byte[] original, SplittableRandom random) {
    byte[] copy = original.clone();
    for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
      copy[random.nextInt(copy.length)] =
          random.nextBoolean() ? (byte) random.nextInt() : (byte) (0xc0 + random.nextInt(32));
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(copy, random.nextInt(copy.length)) : copy;
  }

  private static Wide wide(SplittableRandom random) {
    return new Wide(
        text(random),
        integer(random),
        integer(random),
        real(random),
        bytes(random),
        Duration.ofNanos(integer(random)),
        Instant.ofEpochSecond(
            random.nextLong(-60_000_000_000L, 60_000_000_000L), random.nextInt(1_000_000_000)),
        Stream.generate(() -> text(random)).limit(random.nextInt(20)).toList(),
        random.nextBoolean() ? null : smalls(random),
        map(random),
        random.nextBoolean() ? Optional.empty() : Optional.of(small(random)),
        small(random),
        small(random));
  }

  private static List<@Nullable Small> smalls(SplittableRandom random) {
    @Nullable Small[] smalls = new @Nullable Small[random.nextInt(5)];
    Arrays.setAll(smalls, i -> random.nextInt(4) == 0 ? null : small(random));
    return Arrays.asList(smalls);
  }

  private static Map<String, List<Long>> map(SplittableRandom random) {
    Map<String, List<Long>> map = new TreeMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      map.put(
          text(random), Stream.generate(() -> integer(random)).limit(random.nextInt(4)).toList());
    }
    return map;
  }

  private static Small small(SplittableRandom random) {
    return new Small(random.nextBoolean(), (int) integer(random), random.nextInt(65536));
  }

  /** All widths are as likely. */
  private static long integer(SplittableRandom random) {
    return random.nextLong() >> random.nextInt(64);
  }

  private static double real(SplittableRandom random) {
    double real = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(real) ? real : random.nextInt();
  }

  private static Bytes bytes(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(4) == 0 ? random.nextInt(400) : random.nextInt(4)];
    random.nextBytes(bytes);
    return Bytes.wrap(bytes);
  }

  /** Of every width in UTF-8, short and long, with all that JSON escapes. */
  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    int[] bounds = {0x80, 0x800, 0xd800, 0x110000};
    for (int i = random.nextInt(6) == 0 ? random.nextInt(300) : random.nextInt(12); i > 0; i--) {
      int point = random.nextInt(bounds[random.nextInt(random.nextInt(4) + 1)]);
      text.appendCodePoint(point >= 0xd800 && point < 0xe000 ? ' ' : point);
    }
    return text.toString();
  }
}
