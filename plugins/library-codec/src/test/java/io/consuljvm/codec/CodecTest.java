package io.consuljvm.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CodecTest {
  record RaftIndex(@Unsigned long createIndex, @Unsigned long modifyIndex) {}

  record Pair(
      @Unsigned long lockIndex,
      String key,
      @Unsigned long flags,
      Bytes value,
      @OmitEmpty String session,
      @Inline RaftIndex index) {}

  private static final Codec<Pair> PAIR = Codec.of(Pair.class);

  private static Pair pair(String key, String value, String session) {
    return new Pair(0, key, -1, Bytes.utf8(value), session, new RaftIndex(5, 7));
  }

  private static String text(byte[] bytes) {
    return Bytes.wrap(bytes).utf8();
  }

  private static Object tree(byte[] msgpack) {
    return MsgpackReader.of(msgpack).readAny();
  }

  @Test
  void jsonKeepsTheOrderOfDeclaration() {
    assertEquals(
        """
        {"LockIndex":0,"Key":"a","Flags":18446744073709551615,"Value":"aGVsbG8=","CreateIndex":5,\
        "ModifyIndex":7}\
        """,
        text(PAIR.toJson(pair("a", "hello", ""))));
    assertEquals(
        """
        {"LockIndex":0,"Key":"a","Flags":18446744073709551615,"Value":null,"Session":"s",\
        "CreateIndex":5,"ModifyIndex":7}\
        """,
        text(PAIR.toJson(pair("a", "", "s"))));
  }

  @Test
  void prettyJsonIsIndentedByFour() {
    assertEquals(
        """
        [
            {
                "LockIndex": 0,
                "Key": "a",
                "Flags": 18446744073709551615,
                "Value": null,
                "CreateIndex": 5,
                "ModifyIndex": 7
            }
        ]\
        """,
        text(PAIR.list().toPrettyJson(List.of(pair("a", "", "")))));
    assertEquals("[]", text(PAIR.list().toPrettyJson(List.of())));
    assertEquals("{}", text(PAIR.map().toPrettyJson(Map.of())));
  }

  @Test
  void msgpackSortsKeysByTheirBytesAndOmitsNothing() {
    Map<?, ?> fields = (Map<?, ?>) tree(PAIR.encode(pair("a", "", "")));
    assertEquals(
        List.of("CreateIndex", "Flags", "Key", "LockIndex", "ModifyIndex", "Session", "Value"),
        List.copyOf(fields.keySet()));
    assertEquals("", fields.get("Session"));
    assertNull(fields.get("Value"));
  }

  @Test
  void bothFormatsReadBackWhatTheyWrote() {
    Pair pair = pair("ключ", "v", "s");
    assertEquals(pair, PAIR.decode(PAIR.encode(pair)));
    assertEquals(pair, PAIR.fromJson(PAIR.toJson(pair)));
    assertEquals(Map.of("x", pair), PAIR.map().decode(PAIR.map().encode(Map.of("x", pair))));
    assertEquals(
        Optional.of(pair), PAIR.optional().decode(PAIR.optional().encode(Optional.of(pair))));
    assertEquals(Optional.empty(), PAIR.optional().decode(Bytes.hex("c0")));
  }

  @Test
  void whatIsMissingIsZero() {
    Pair zero = new Pair(0, "", 0, Bytes.EMPTY, "", new RaftIndex(0, 0));
    assertEquals(zero, PAIR.decode(Bytes.hex("80")));
    assertEquals(zero, PAIR.decode(Bytes.hex("c0")));
    assertEquals(zero, PAIR.fromJson("{}"));
    assertEquals(zero, PAIR.fromTree(null));
  }

  record Scalars(
      @Only(Format.JSON) String shown,
      @Only(Format.MSGPACK) String sent,
      @Name("PMin") int low,
      @Name(value = "Max", json = "max") int high,
      @Unsigned(8) int small,
      @Unsigned(32) int wide,
      Instant at,
      Duration after) {}

  @Test
  void annotationsTellTheFormatsApart() {
    Scalars value =
        new Scalars(
            "x", "y", 1, 2, 255, -1, Instant.parse("2016-12-19T01:02:03.5Z"), Duration.ofMillis(2));
    Codec<Scalars> codec = Codec.of(Scalars.class);
    assertEquals(
        """
        {"Shown":"x","PMin":1,"max":2,"Small":255,"Wide":4294967295,"At":"2016-12-19T01:02:03.5Z",\
        "After":2000000}\
        """,
        text(codec.toJson(value)));
    Map<?, ?> fields = (Map<?, ?>) tree(codec.encode(value));
    assertEquals(
        List.of("After", "At", "Max", "PMin", "Sent", "Small", "Wide"),
        List.copyOf(fields.keySet()));
    assertEquals(4294967295L, fields.get("Wide"));
    assertEquals(
        new Scalars("", "y", 1, 2, 255, -1, value.at(), value.after()),
        codec.decode(codec.encode(value)));
    assertEquals(
        new Scalars("x", "", 1, 2, 255, -1, value.at(), value.after()),
        codec.fromJson(codec.toJson(value)));
  }

  record Nils(
      List<String> list,
      Map<String, String> map,
      Bytes bytes,
      @Nullable List<String> nilList,
      @Nullable Map<String, String> nilMap,
      @Nullable Bytes nilBytes,
      @Nullable RaftIndex nilRecord,
      Optional<RaftIndex> optional,
      List<Optional<String>> optionals) {}

  @Test
  void nilAndEmptyAreToldApartWhereItIsAskedFor() {
    Codec<Nils> codec = Codec.of(Nils.class);
    Nils nil =
        new Nils(
            List.of(),
            Map.of(),
            Bytes.EMPTY,
            null,
            null,
            null,
            null,
            Optional.empty(),
            List.of(Optional.empty()));
    assertEquals(
        """
        {"List":[],"Map":{},"Bytes":null,"NilList":null,"NilMap":null,"NilBytes":null,\
        "NilRecord":null,"Optional":null,"Optionals":[null]}\
        """,
        text(codec.toJson(nil)));
    assertEquals(nil, codec.decode(codec.encode(nil)));
    Nils empty =
        new Nils(
            List.of(),
            Map.of(),
            Bytes.EMPTY,
            List.of(),
            Map.of(),
            Bytes.EMPTY,
            new RaftIndex(0, 0),
            Optional.of(new RaftIndex(0, 0)),
            List.of(Optional.of("")));
    assertEquals(
        """
        {"List":[],"Map":{},"Bytes":null,"NilList":[],"NilMap":{},"NilBytes":"",\
        "NilRecord":{"CreateIndex":0,"ModifyIndex":0},\
        "Optional":{"CreateIndex":0,"ModifyIndex":0},"Optionals":[""]}\
        """,
        text(codec.toJson(empty)));
    assertEquals(empty, codec.decode(codec.encode(empty)));
  }

  record Omitting(
      @OmitEmpty({Format.JSON, Format.MSGPACK}) boolean flag,
      @OmitEmpty({Format.JSON, Format.MSGPACK}) int count,
      @OmitEmpty({Format.JSON, Format.MSGPACK}) double ratio,
      @OmitEmpty({Format.JSON, Format.MSGPACK}) List<String> list,
      @OmitEmpty({Format.JSON, Format.MSGPACK}) Map<String, String> map,
      @OmitEmpty({Format.JSON, Format.MSGPACK}) Bytes bytes,
      @OmitEmpty({Format.JSON, Format.MSGPACK}) Optional<String> optional,
      @OmitEmpty({Format.JSON, Format.MSGPACK}) Duration duration,
      @OmitEmpty({Format.JSON, Format.MSGPACK}) Instant instant) {}

  @Test
  void emptyIsWhatGoTakesForEmpty() {
    Codec<Omitting> codec = Codec.of(Omitting.class);
    Omitting empty = codec.fromJson("{}");
    assertEquals("{\"Instant\":\"0001-01-01T00:00:00Z\"}", text(codec.toJson(empty)));
    assertEquals(1, ((Map<?, ?>) tree(codec.encode(empty))).size());
    assertEquals(empty, codec.decode(codec.encode(empty)));
    Omitting full =
        new Omitting(
            true,
            1,
            0.5,
            List.of(""),
            Map.of("", ""),
            Bytes.hex("00"),
            Optional.of(""),
            Duration.ofNanos(1),
            Instant.EPOCH);
    assertEquals(9, ((Map<?, ?>) tree(codec.encode(full))).size());
    assertEquals(full, codec.fromJson(codec.toJson(full)));
  }

  record Innermost(boolean yes) {}

  record Middle(@Inline Innermost innermost, String text) {}

  record Outermost(@Inline Middle middle, @Inline(squash = true) RaftIndex index, String last) {}

  @Test
  void recordsAreInlinedAnywhereAndInOneAnother() {
    Codec<Outermost> codec = Codec.of(Outermost.class);
    Outermost value = new Outermost(new Middle(new Innermost(true), "t"), new RaftIndex(1, 2), "l");
    assertEquals(
        "{\"Yes\":true,\"Text\":\"t\",\"CreateIndex\":1,\"ModifyIndex\":2,\"Last\":\"l\"}",
        text(codec.toJson(value)));
    assertEquals(value, codec.decode(codec.encode(value)));
    assertEquals(value, codec.decode(java.nio.ByteBuffer.wrap(codec.encode(value))));
    assertEquals(value, codec.fromJson(codec.toJson(value)));
    assertEquals(
        value,
        codec.fromTree(
            Json.parse(
                """
                {"Middle":{"innermost":{"Yes":true},"Text":"t"},"CreateIndex":1,"ModifyIndex":2,
                "Last":"l"}\
                """)));
  }

  record Tree(String name, List<Tree> children) {}

  @Test
  void aRecordMayContainItself() {
    Codec<Tree> codec = Codec.of(Tree.class);
    Tree tree = new Tree("a", List.of(new Tree("b", List.of())));
    assertEquals(tree, codec.decode(codec.encode(tree)));
    assertEquals(tree, codec.fromJson(codec.toJson(tree)));
  }

  record Session(String name, List<String> checks, Duration lockDelay, Map<String, String> tags) {}

  @Test
  void defaultsStayWhereTheTreeHasNothing() {
    Codec<Session> codec = Codec.of(Session.class);
    Session defaults =
        new Session("", List.of("serfHealth"), Duration.ofSeconds(15), Map.of("a", "1"));
    assertEquals(defaults, codec.fromTree(Json.parse("{\"Checks\":null}"), defaults));
    assertEquals(
        new Session("n", List.of(), Duration.ofSeconds(15), Map.of("a", "1", "b", "2")),
        codec.fromTree(
            Json.parse("{\"checks\":[],\"NAME\":\"n\",\"Tags\":{\"b\":\"2\"}}"), defaults));
  }

  @Test
  void aHookMayPrepareTheTree() {
    record Prepared(Duration delay, Bytes value, Instant at, long number) {}
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("Delay", Duration.ofSeconds(3));
    tree.put("Value", Bytes.hex("01"));
    tree.put("At", Instant.EPOCH);
    tree.put("Number", 9007199254740993L);
    assertEquals(
        new Prepared(Duration.ofSeconds(3), Bytes.hex("01"), Instant.EPOCH, 9007199254740993L),
        Codec.of(Prepared.class).fromTree(tree));
  }

  @Test
  void jsonIntegersAreExactUnlessReadAsABody() {
    Pair exact = PAIR.fromJson("{\"Flags\":18446744073709551615}");
    assertEquals(-1, exact.flags());
    Pair rounded = PAIR.fromTree(Json.parse("{\"Flags\":9007199254740993}"));
    assertEquals(9007199254740992L, rounded.flags());
    assertThrows(CodecException.class, () -> PAIR.fromJson("{\"Flags\":18446744073709551616}"));
    assertThrows(CodecException.class, () -> PAIR.fromJson("{\"Flags\":-1}"));
    assertThrows(CodecException.class, () -> PAIR.fromJson("{\"Flags\":1.5}"));
    assertEquals(100, PAIR.fromJson("{\"Flags\":100}").flags());
  }

  record Port(int number) {
    Port {
      if (number > 65535) {
        throw new IllegalArgumentException("no such port: " + number);
      }
    }
  }

  @Test
  void whatAConstructorRefusesIsTheInputsFault() {
    byte[] bad = Codec.of(Object.class).encode(Map.of("Number", 70000));
    CodecException thrown =
        assertThrows(CodecException.class, () -> Codec.of(Port.class).decode(bad));
    assertEquals("Port: no such port: 70000", thrown.getMessage());
    assertThrows(CodecException.class, () -> Codec.of(Port.class).fromJson("{\"Number\":70000}"));
    assertFalse(thrown.incomplete());
  }

  @Test
  void aNullThatMayNotBeNamesItsComponent() {
    @SuppressWarnings("NullAway")
    Tree broken = new Tree(null, List.of());
    NullPointerException thrown =
        assertThrows(NullPointerException.class, () -> Codec.of(Tree.class).encode(broken));
    assertEquals("Tree.name is null and not @Nullable", thrown.getMessage());
  }

  @Test
  void typesWithoutACodecAreRefused() {
    record Odd(float f) {}
    record Raw(@SuppressWarnings("rawtypes") List list) {}
    record Keys(Map<Long, String> map) {}
    record Twice(String id, @Name("ID") String other) {}
    record NotARecord(@Inline String text) {}
    assertThrows(IllegalArgumentException.class, () -> Codec.of(Thread.class));
    for (Class<?> type : List.of(Odd.class, Raw.class, Keys.class, Twice.class, NotARecord.class)) {
      assertThrows(
          IllegalArgumentException.class,
          () -> Codec.of(type).decode(Bytes.hex("80")),
          type::getName);
    }
    assertThrows(CodecException.class, () -> Json.write(new Object()));
  }

  @Test
  void anyValueIsWrittenByItsClass() {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("b", List.of(new RaftIndex(1, 2), Optional.empty(), Duration.ofNanos(3)));
    value.put("a", null);
    value.put("\ud83d\ude00", 1);
    value.put("\uffee", new java.math.BigInteger("18446744073709551615"));
    assertEquals(
        "{\"a\":null,\"b\":[{\"CreateIndex\":1,\"ModifyIndex\":2},null,3],"
            + "\"\uffee\":18446744073709551615,\"😀\":1}",
        text(Json.write(value)));
    Object back = tree(Codec.of(Object.class).encode(value));
    assertTrue(back instanceof Map<?, ?> map && map.size() == 4);
  }

  @Test
  void floatsThatJsonLacksAreRefused() {
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(CodecException.class, () -> Json.write(value));
    }
  }

  @Test
  void jsonNestingIsBounded() {
    assertThrows(CodecException.class, () -> Json.parse("[".repeat(100_000)));
    assertThrows(CodecException.class, () -> Json.parse("{\"a\":".repeat(100_000)));
  }
}
