package io.consuljvm.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/**
 * A timestamp: in msgpack the 15 bytes of Go's binary form (wire/server-rpc.md section 5, notes),
 * in JSON RFC 3339 in UTC. A zone is understood and given up. Go's zero time is the first second of
 * year 1.
 */
final class InstantShape extends Shape<Instant> {
  private static final Instant ZERO = Instant.ofEpochSecond(-62_135_596_800L);
  private static final int LENGTH = 15;
  private static final int VERSION = 1;

  /** Seconds, and a fraction without trailing zeros. Costly, and seldom needed. */
  private static final class Rfc3339 {
    static final DateTimeFormatter FORMAT =
        new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendOffsetId()
            .toFormatter();
  }

  @Override
  Instant zero() {
    return ZERO;
  }

  @Override
  boolean isEmpty(Instant value) {
    return false;
  }

  @Override
  void write(Instant value, MsgpackWriter out) {
    byte[] form = new byte[LENGTH];
    form[0] = VERSION;
    bigEndian(value.getEpochSecond() - ZERO.getEpochSecond(), form, 1, 8);
    bigEndian(value.getNano(), form, 9, 4);
    bigEndian(-1, form, 13, 2);
    out.writeBytes(form, 0, LENGTH);
  }

  private static void bigEndian(long value, byte[] target, int at, int width) {
    for (int i = 0; i < width; i++) {
      target[at + i] = (byte) (value >>> (width - 1 - i) * 8);
    }
  }

  @Override
  Instant read(MsgpackReader in) {
    if (in.readNil()) {
      return ZERO;
    }
    Bytes form = in.readBytes();
    if (form.length() != LENGTH || form.get(0) != VERSION) {
      throw new CodecException("not a timestamp: " + form);
    }
    try {
      var buffer = form.asByteBuffer();
      long seconds = Math.addExact(buffer.getLong(1), ZERO.getEpochSecond());
      return Instant.ofEpochSecond(seconds, buffer.getInt(9));
    } catch (ArithmeticException | DateTimeException e) {
      throw new CodecException("not a timestamp: " + form);
    }
  }

  @Override
  void writeJson(Instant value, JsonWriter out) {
    out.string(Rfc3339.FORMAT.format(value.atOffset(ZoneOffset.UTC)));
  }

  @Override
  Instant fromTree(Object tree, Instant before, TreePath path) {
    return switch (tree) {
      case Instant instant -> instant;
      case String text when !path.isMapstructure() -> parse(text);
      default -> throw path.expectedMap(this, tree);
    };
  }

  private static Instant parse(String text) {
    try {
      return OffsetDateTime.parse(text, Rfc3339.FORMAT).toInstant();
    } catch (DateTimeException e) {
      throw Mismatch.of("parsing time " + GoStrconv.quote(text) + ": " + e.getMessage());
    }
  }

  @Override
  String goType() {
    return "time.Time";
  }
}
