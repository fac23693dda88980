package io.consuljvm.kv;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.consuljvm.codec.Json;
import io.consuljvm.spi.http.HttpReply;
import java.util.Map;

/**
 * What came of a request.
 *
 * @param body JSON without spaces, text, or a raw value
 */
record Answer(int status, String body, Map<String, String> headers) {
  static Answer of(HttpReply reply) {
    byte[] body =
        switch (reply.body()) {
          case HttpReply.Body.Empty() -> new byte[0];
          case HttpReply.Body.Json(var value) -> Json.write(value);
          case HttpReply.Body.Raw(var bytes) -> bytes;
          case HttpReply.Body.Stream stream -> throw new AssertionError("a stream");
        };
    return new Answer(reply.status(), new String(body, UTF_8), reply.headers());
  }

  static Answer error(int status, String text) {
    return new Answer(status, text, Map.of());
  }

  /** {@code X-Consul-Index}. */
  long index() {
    return Long.parseLong(headers.getOrDefault("X-Consul-Index", "-1"));
  }

  /** Status and body, for comparison in one go. */
  String line() {
    return status + (body.isEmpty() ? "" : " " + body);
  }

  @Override
  public String toString() {
    return line() + " " + headers;
  }
}
