package io.consuljvm.codec;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON of values whose type is not known beforehand. */
public final class Json {
  private Json() {}

  /**
   * Compact JSON in UTF-8, without a final newline ({@code H025, H029 - H033}).
   *
   * @param value a record, list, map from strings, text, number, boolean, or anything else of the
   *     types in the package's description
   * @throws CodecException if it is none of those
   */
  public static byte[] write(@Nullable Object value) {
    JsonWriter out = JsonWriter.compact();
    AnyShape.INSTANCE.writeJson(value, out);
    return out.toByteArray();
  }

  /** The same indented by four spaces ({@code H026}), without a final newline. */
  public static byte[] writePretty(@Nullable Object value) {
    JsonWriter out = JsonWriter.pretty();
    AnyShape.INSTANCE.writeJson(value, out);
    return out.toByteArray();
  }

  /**
   * Reads the first JSON value; what follows is ignored ({@code H047}).
   *
   * @return a tree of {@code LinkedHashMap}, {@code ArrayList}, {@code String}, {@code Double},
   *     {@code Boolean} and null, which is the caller's to change
   * @throws CodecException with the text of Go's encoding/json: {@code EOF} if there is nothing,
   *     {@code unexpected EOF} if it is cut off, {@code invalid character …}
   */
  public static @Nullable Object parse(byte[] json) {
    return new JsonParser(json, false).parse();
  }

  /** The same for a text. */
  public static @Nullable Object parse(String json) {
    return parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
