package io.consuljvm.http;

import io.consuljvm.codec.CodecException;
import io.consuljvm.codec.Json;
import io.consuljvm.spi.http.HttpError;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bodies in JSON, both ways ({@code H025 - H033, H042 - H047}). */
final class JsonBody {
  private JsonBody() {}

  /**
   * Reads a request's body.
   *
   * @param failure what comes before the text of an error
   * @throws HttpError 400 with that text
   */
  static @Nullable Object parse(byte[] body, String failure) throws HttpError {
    try {
      return Json.parse(body);
    } catch (CodecException e) {
      throw new HttpError(400, failure + e.getMessage());
    }
  }

  /** Writes an answer; only the indented form ends with a newline. */
  static byte[] write(@Nullable Object value, boolean pretty) {
    if (!pretty) {
      return Json.write(value);
    }
    byte[] json = Json.writePretty(value);
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }
}
