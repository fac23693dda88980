package io.consuljvm.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.codec.Vectors.Vector;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every entry of codec.json, both ways (wire/memberlist.md section 2). */
class VectorsTest {
  private static final String INTEGERS = "int64_.*";
  private static final String LENGTHS = "(string|bytes)_len_.*";
  private static final String ARRAYS = "array_.*";
  private static final String DECODES = "decode_.*";

  record Empty() {}

  record NilBytes(@Nullable Bytes b) {}

  record Strings(@Nullable List<String> l) {}

  record StringMap(@Nullable Map<String, String> m) {}

  record Timed(Instant t) {}

  record Inner(long a, String b) {}

  record Embedded(@Unsigned long index) {}

  record Struct(
      String name,
      Bytes bytes,
      @Nullable List<String> strs,
      @Nullable Map<String, String> map,
      Optional<Inner> ptr,
      @Nullable List<@Nullable Inner> list,
      @Name("Dur") Duration length,
      double f,
      boolean zed,
      @Nullable Object iface,
      @Inline Embedded embedded) {}

  record Tagged(
      String id, @Name("n") String name, @Name("p") @OmitEmpty(Format.MSGPACK) String p) {}

  /** What the decode entries were decoded into. */
  record Target(Bytes b, long i, String s, @Unsigned(16) int u, double f, boolean t) {}

  static Stream<Vector> integers() {
    return Vectors.named(INTEGERS);
  }

  @ParameterizedTest
  @MethodSource("integers")
  void integersTakeTheirShortestForm(Vector vector) {
    bothWays(vector, Codec.of(Long.class), Long.parseLong((String) vector.decoded().get("value")));
  }

  static Stream<Vector> lengths() {
    return Vectors.named(LENGTHS);
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void lengthsTakeTheirShortestForm(Vector vector) {
    boolean isText = vector.name().startsWith("string");
    String key = isText ? "stringLen" : "bytesLen";
    String text = "s".repeat(((Double) vector.decoded().get(key)).intValue());
    if (isText) {
      bothWays(vector, Codec.of(String.class), text);
    } else {
      bothWays(vector, Codec.of(NilBytes.class), new NilBytes(Bytes.utf8(text)), 3);
    }
  }

  static Stream<Vector> arrays() {
    return Vectors.named(ARRAYS);
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void arraysTakeTheirShortestForm(Vector vector) {
    int length = ((Double) vector.decoded().get("arrayLen")).intValue();
    Long[] zeros = new Long[length];
    Arrays.fill(zeros, 0L);
    bothWays(vector, Codec.of(Long.class).list(), List.of(zeros));
  }

  private static final Map<String, BiConsumer<VectorsTest, Vector>> SINGLE = singles();

  private static Map<String, BiConsumer<VectorsTest, Vector>> singles() {
    Map<String, BiConsumer<VectorsTest, Vector>> cases = new LinkedHashMap<>();
    cases.put("uint64_max", (t, v) -> t.unsignedMax(v));
    cases.put("true", (t, v) -> t.bothWays(v, Codec.of(Boolean.class), true));
    cases.put("false", (t, v) -> t.bothWays(v, Codec.of(Boolean.class), false));
    cases.put("float64_1.5", (t, v) -> t.bothWays(v, Codec.of(Double.class), 1.5));
    cases.put("float64_0", (t, v) -> t.bothWays(v, Codec.of(Double.class), 0.0));
    cases.put(
        "nil_bytes_in_struct",
        (t, v) -> t.bothWays(v, Codec.of(NilBytes.class), new NilBytes(null)));
    cases.put(
        "empty_bytes_in_struct",
        (t, v) -> t.bothWays(v, Codec.of(NilBytes.class), new NilBytes(Bytes.EMPTY)));
    cases.put(
        "nil_strings_in_struct",
        (t, v) -> t.bothWays(v, Codec.of(Strings.class), new Strings(null)));
    cases.put(
        "empty_strings_in_struct",
        (t, v) -> t.bothWays(v, Codec.of(Strings.class), new Strings(List.of())));
    cases.put(
        "nil_map_in_struct",
        (t, v) -> t.bothWays(v, Codec.of(StringMap.class), new StringMap(null)));
    cases.put(
        "empty_map_in_struct",
        (t, v) -> t.bothWays(v, Codec.of(StringMap.class), new StringMap(Map.of())));
    cases.put("empty_struct", (t, v) -> t.bothWays(v, Codec.of(Empty.class), new Empty()));
    cases.put("struct_full", (t, v) -> t.bothWays(v, Codec.of(Struct.class), full()));
    cases.put("struct_zero", (t, v) -> t.bothWays(v, Codec.of(Struct.class), zero()));
    cases.put(
        "struct_tagged", (t, v) -> t.bothWays(v, Codec.of(Tagged.class), new Tagged("i", "x", "")));
    cases.put("time_zero", (t, v) -> t.time(v, true));
    cases.put("time_utc", (t, v) -> t.time(v, true));
    cases.put("time_plus_0130", (t, v) -> t.time(v, false));
    return cases;
  }

  static Stream<Vector> singleVectors() {
    return Vectors.all().filter(v -> SINGLE.containsKey(v.name()));
  }

  @ParameterizedTest
  @MethodSource("singleVectors")
  void structsAndScalarsAreTheOriginals(Vector vector) {
    SINGLE.get(vector.name()).accept(this, vector);
  }

  @Test
  void everyVectorHasItsCase() {
    String patterns =
        Stream.of(INTEGERS, LENGTHS, ARRAYS, DECODES).collect(Collectors.joining("|"));
    List<String> forgotten =
        Vectors.all()
            .map(Vector::name)
            .filter(n -> !n.matches(patterns) && !SINGLE.containsKey(n))
            .toList();
    assertEquals(List.of(), forgotten);
    assertEquals(SINGLE.size(), singleVectors().count());
  }

  private static Struct full() {
    return new Struct(
        "n",
        Bytes.hex("0102"),
        List.of("x", "y"),
        Map.of("k", "v"),
        Optional.of(new Inner(1, "b")),
        Arrays.asList(new Inner(2, "c"), null),
        Duration.ofSeconds(15),
        2,
        true,
        "i",
        new Embedded(7));
  }

  private static Struct zero() {
    return new Struct(
        "",
        Bytes.EMPTY,
        null,
        null,
        Optional.empty(),
        null,
        Duration.ZERO,
        0,
        false,
        null,
        new Embedded(0));
  }

  private void unsignedMax(Vector vector) {
    record Max(@Unsigned long v) {}
    bothWays(vector, Codec.of(Max.class), new Max(-1), 3);
    assertEquals(
        new BigInteger("18446744073709551615"), MsgpackReader.of(vector.hex("hex")).readAny());
  }

  private void time(Vector vector, boolean utc) {
    String text = (String) ((Map<?, ?>) vector.decoded().get("T")).get("rfc3339");
    Timed value = new Timed(OffsetDateTime.parse(text).toInstant());
    assertEquals(value, Codec.of(Timed.class).decode(vector.hex("hex")));
    assertEquals(value, Codec.of(Timed.class).decode(vector.hex("hexNewSpec")));
    if (utc) {
      bothWays(vector, Codec.of(Timed.class), value);
      assertEquals(
          "{\"T\":\"" + text + "\"}", Bytes.wrap(Codec.of(Timed.class).toJson(value)).utf8());
    }
  }

  private <T> void bothWays(Vector vector, Codec<T> codec, T value) {
    bothWays(vector, codec, value, 0);
  }

  /**
   * @param skipped how many bytes stand before the value: some vectors are bare where ours is the
   *     only field of a record
   */
  private <T> void bothWays(Vector vector, Codec<T> codec, T value, int skipped) {
    Bytes old = written(codec, value, MsgpackWriter.oldSpec());
    Bytes fresh = written(codec, value, MsgpackWriter.newSpec());
    if (vector.has("truncated")) {
      assertEquals(vector.number("fullLen"), old.length() - skipped);
      assertTrue(old.slice(skipped).startsWith(vector.hex("hex")), vector::name);
      assertTrue(fresh.slice(skipped).startsWith(vector.hex("hexNewSpec")), vector::name);
    } else {
      assertEquals(vector.hex("hex"), old.slice(skipped));
      assertEquals(vector.hex("hexNewSpec"), fresh.slice(skipped));
    }
    assertEquals(value, codec.decode(old));
    assertEquals(value, codec.decode(fresh));
    Object tree = MsgpackReader.of(old).readAny();
    assertArrayEquals(old.toByteArray(), Codec.of(Object.class).encode(tree), vector::name);
  }

  private static <T> Bytes written(Codec<T> codec, T value, MsgpackWriter out) {
    codec.write(value, out);
    return out.toBytes();
  }

  static Stream<Vector> decodes() {
    return Vectors.named(DECODES);
  }

  @ParameterizedTest
  @MethodSource("decodes")
  void toleratesWhatTheOriginalTolerates(Vector vector) {
    Codec<Target> codec = Codec.of(Target.class);
    if (Boolean.TRUE.equals(vector.decoded().get("accepted"))) {
      assertEquals(
          target((Map<?, ?>) vector.decoded().get("value")), codec.decode(vector.hex("hex")));
    } else {
      assertThrows(CodecException.class, () -> codec.decode(vector.hex("hex")));
    }
  }

  private static Target target(Map<?, ?> value) {
    String bytes = (String) value.get("B");
    return new Target(
        bytes == null ? Bytes.EMPTY : Bytes.hex(bytes.substring("hex:".length())),
        ((Double) value.get("I")).longValue(),
        (String) value.get("S"),
        ((Double) value.get("U")).intValue(),
        (Double) value.get("F"),
        (Boolean) value.get("T"));
  }
}
