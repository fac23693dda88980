package io.consuljvm.http;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;

/** Tells requests from what only looks like one. */
final class RequestCheck {
  /** Signs of a host, beyond letters and digits. */
  private static final String HOST_SIGNS = "!$%&()*+,-.:;=@[]'_~";

  private RequestCheck() {}

  /** Why the head of a request is refused; empty if it is fine. */
  static Optional<Refusal> refusal(HttpRequest request) {
    if (request.decoderResult().cause() instanceof TooLongFrameException) {
      return Optional.of(Refusal.HEAD_TOO_LARGE);
    }
    // Looked at first: the decoder refuses most of these, too, but does not say so.
    List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
    if (!codings.isEmpty()
        && (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked"))) {
      return Optional.of(Refusal.UNKNOWN_ENCODING);
    }
    if (request.decoderResult().isFailure()) {
      return Optional.of(Refusal.MALFORMED);
    }
    HttpVersion version = request.protocolVersion();
    if (!version.protocolName().equals("HTTP") || !HeaderName.isToken(request.method().name())) {
      return Optional.of(Refusal.MALFORMED);
    }
    if (version.majorVersion() != 1) {
      return Optional.of(Refusal.UNKNOWN_VERSION);
    }
    return host(request, version);
  }

  private static Optional<Refusal> host(HttpRequest request, HttpVersion version) {
    List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
    if (hosts.isEmpty()) {
      boolean needed = version.minorVersion() > 0 && !request.method().name().equals("CONNECT");
      return needed ? Optional.of(Refusal.NO_HOST) : Optional.empty();
    }
    if (hosts.size() > 1) {
      return Optional.of(Refusal.MALFORMED);
    }
    boolean fine =
        hosts.getFirst().chars().allMatch(c -> isLetterOrDigit(c) || HOST_SIGNS.indexOf(c) >= 0);
    return fine ? Optional.empty() : Optional.of(Refusal.BAD_HOST);
  }

  private static boolean isLetterOrDigit(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
