package io.consuljvm.spi.http;

import io.consuljvm.spi.rpc.QueryMeta;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer (spec/http.md section 2). Immutable.
 *
 * @param status HTTP status
 * @param headers besides those that the front-end sets by itself
 * @param body what follows them
 */
public record HttpReply(int status, Map<String, String> headers, Body body) {
  public HttpReply {
    headers = Map.copyOf(headers);
  }

  /** What an answer carries. */
  public sealed interface Body {
    /** Nothing; no Content-Type. */
    record Empty() implements Body {}

    /** A record, list, map, string, number or null, written as JSON. */
    record Json(@org.jspecify.annotations.Nullable Object value) implements Body {}

    /** Bytes whose type is sniffed from them, unless a header names it ({@code H054}). */
    record Raw(byte[] bytes) implements Body {}

    /** Written while it is made, chunked; flushed when the stream is. */
    record Stream(StreamWriter writer) implements Body {}
  }

  /** Writes a streamed body, on the virtual thread of the request. */
  @FunctionalInterface
  public interface StreamWriter {
    /** Writing blocks while the client is slow, and fails once it has gone. */
    void write(OutputStream out) throws IOException;
  }

  /** 200 without a body ({@code H028}). */
  public static HttpReply empty() {
    return new HttpReply(200, Map.of(), new Body.Empty());
  }

  /** A status without a body. */
  public static HttpReply status(int status) {
    return new HttpReply(status, Map.of(), new Body.Empty());
  }

  /** 200 with JSON ({@code H025}). */
  public static HttpReply json(@org.jspecify.annotations.Nullable Object value) {
    return new HttpReply(200, Map.of(), new Body.Json(value));
  }

  /** 200 with bytes ({@code H054}). */
  public static HttpReply raw(byte[] bytes) {
    return new HttpReply(200, Map.of(), new Body.Raw(bytes));
  }

  /** 200 with a body that is written as it comes. */
  public static HttpReply stream(StreamWriter writer) {
    return new HttpReply(200, Map.of(), new Body.Stream(writer));
  }

  public HttpReply withStatus(int newStatus) {
    return new HttpReply(newStatus, headers, body);
  }

  public HttpReply withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpReply(status, more, body);
  }

  /** With index, known leader and last contact ({@code H049 - H051}). */
  public HttpReply withMeta(QueryMeta meta) {
    return withContact(meta).withHeader("X-Consul-Index", Long.toUnsignedString(meta.index()));
  }

  /** With known leader and last contact only ({@code H320}). */
  public HttpReply withContact(QueryMeta meta) {
    return withHeader("X-Consul-Knownleader", Boolean.toString(meta.knownLeader()))
        .withHeader("X-Consul-Lastcontact", Long.toString(meta.lastContact().toMillis()));
  }
}
