package io.consuljvm.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Go 1.19 itself answers: encoding/json, mapstructure, strconv and time were given the inputs
 * of go.json, and their results and error texts stand beside them.
 */
class GoGoldenTest {
  record Golden(String kind, String in, String out, String err) {}

  record Service(String id, @Nullable List<String> tags, @GoType("int") long port) {}

  record RaftIndex(@Unsigned long createIndex, @Unsigned long modifyIndex) {}

  record Squashed(String script, @Name("TTL") Duration timeToLive) {}

  record Body(
      String name,
      @GoType("main.CheckID") String checkId,
      @GoType("int") long port,
      @Unsigned long flags,
      double weight,
      boolean enabled,
      Bytes value,
      Duration lockDelay,
      Service service,
      Optional<Service> pointer,
      @Nullable Map<String, String> meta,
      @Nullable List<Service> services,
      @Nullable Object any,
      @Name(value = "Docker", tree = "docker_container_id") String docker,
      @Inline RaftIndex index,
      @Inline(squash = true) Squashed squashed) {}

  private static final Codec<Body> BODY = Codec.of(Body.class);

  static Stream<Golden> golden() {
    try (InputStream in = GoGoldenTest.class.getResourceAsStream("go.json")) {
      return Codec.of(Golden.class)
          .list()
          .fromJson(Objects.requireNonNull(in).readAllBytes())
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("golden")
  void answersAsGoDoes(Golden golden) {
    switch (golden.kind()) {
      case "float" ->
          check(golden, in -> json(Double.longBitsToDouble(Long.parseUnsignedLong(in, 16))));
      case "jsonString" -> check(golden, GoGoldenTest::json);
      case "quote" -> check(golden, GoStrconv::quote);
      case "parse" -> check(golden, in -> json(Json.parse(Bytes.hex(in).toByteArray())));
      case "pretty" -> check(golden, GoGoldenTest::pretty);
      case "duration" -> check(golden, in -> "" + GoDuration.parse(in).toNanos());
      case "formatDuration" ->
          check(golden, in -> GoDuration.format(Duration.ofNanos(Long.parseLong(in))));
      case "parseUint" -> check(golden, in -> Long.toUnsignedString(GoStrconv.parseUint(in)));
      case "parseInt" -> check(golden, in -> "" + GoStrconv.parseInt(in));
      case "atoi" -> check(golden, in -> "" + GoStrconv.atoi(in));
      case "parseBool" -> check(golden, in -> "" + GoStrconv.parseBool(in));
      case "mapstructure" -> check(golden, in -> utf8(BODY.toJson(BODY.fromTree(Json.parse(in)))));
      case "unmarshal" -> checkUnmarshal(golden);
      default -> throw new IllegalStateException(golden.kind());
    }
  }

  private static void check(Golden golden, UnaryOperator<String> ours) {
    if (golden.err().isEmpty()) {
      assertEquals(golden.out(), ours.apply(golden.in()));
    } else {
      CodecException thrown = assertThrows(CodecException.class, () -> ours.apply(golden.in()));
      assertEquals(golden.err(), thrown.getMessage());
    }
  }

  /** The error texts of encoding/json name Go's own types; here it is enough to refuse. */
  private static void checkUnmarshal(Golden golden) {
    if (golden.err().isEmpty()) {
      assertEquals(golden.out(), utf8(BODY.toJson(BODY.fromJson(golden.in()))));
    } else {
      assertThrows(CodecException.class, () -> BODY.fromJson(golden.in()));
    }
  }

  private static String json(@Nullable Object value) {
    return utf8(Json.write(value));
  }

  private static String pretty(String hex) {
    return utf8(Json.writePretty(Json.parse(Bytes.hex(hex).toByteArray())));
  }

  private static String utf8(byte[] bytes) {
    return Bytes.wrap(bytes).utf8();
  }
}
