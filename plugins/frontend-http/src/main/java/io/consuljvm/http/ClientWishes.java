package io.consuljvm.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/**
 * What of a request decides how its answer is framed.
 *
 * @param http11 HTTP/1.1 or a later 1.x; HTTP/1.0 otherwise
 * @param head the head only
 * @param keepAlive asked for by HTTP/1.0
 * @param close asked for
 */
record ClientWishes(boolean http11, boolean head, boolean keepAlive, boolean close) {
  static ClientWishes of(HttpRequest request) {
    return new ClientWishes(
        request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) >= 0,
        request.method().name().equals("HEAD"),
        request.headers().containsValue(HttpHeaderNames.CONNECTION, "keep-alive", true),
        request.headers().containsValue(HttpHeaderNames.CONNECTION, "close", true));
  }
}
