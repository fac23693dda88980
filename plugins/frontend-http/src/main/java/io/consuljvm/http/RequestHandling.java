package io.consuljvm.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.consuljvm.codec.CodecException;
import io.consuljvm.codec.GoDuration;
import io.consuljvm.spi.Clock;
import io.consuljvm.spi.Metrics;
import io.consuljvm.spi.http.HttpError;
import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.http.HttpReply.Body;
import io.consuljvm.spi.rpc.RpcException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads a request to its handler, and the handler's reply to the client. Safe for any thread. */
final class RequestHandling {
  private static final Logger LOG = LoggerFactory.getLogger("http");
  private static final byte[] NOTHING = {};

  private final Router router;
  private final IndexPage index;
  private final ReplyEncoder encoder;
  private final HeaderFields apiFields;
  private final boolean alwaysPretty;
  private final Clock clock;
  private final Metrics metrics;
  private final ThreadFactory threads;

  /**
   * @param apiFields headers of every answer of the API proper ({@code H048, H052})
   * @param alwaysPretty indents JSON even if nobody asks ({@code H027})
   */
  RequestHandling(
      Router router,
      IndexPage index,
      ReplyEncoder encoder,
      HeaderFields apiFields,
      boolean alwaysPretty,
      Clock clock,
      Metrics metrics) {
    this.router = router;
    this.index = index;
    this.encoder = encoder;
    this.apiFields = apiFields;
    this.alwaysPretty = alwaysPretty;
    this.clock = clock;
    this.metrics = metrics;
    this.threads = Thread.ofVirtual().name("http-", 0).factory();
  }

  /** Called on the event loop, once for each request. Does not wait. */
  void dispatch(Exchange exchange) {
    switch (router.find(exchange.method(), exchange.target())) {
      case Router.Outcome.Found(Endpoint endpoint, String suffix) ->
          serve(exchange, endpoint, suffix);
      case Router.Outcome.Moved(String path) ->
          send(
              exchange,
              Redirects.moved(exchange.method(), exchange.target().redirectedTo(path)),
              new HeaderFields());
      case Router.Outcome.Nothing() ->
          send(
              exchange,
              index.answer(exchange.method(), exchange.target().path()),
              new HeaderFields());
    }
  }

  /** {@code Expect} knows one thing only. */
  void refuseExpectation(Exchange exchange) {
    exchange.send(encoder.encode(exchange.wishes(), 417, new HeaderFields(), NOTHING, true));
  }

  private void serve(Exchange exchange, Endpoint endpoint, String suffix) {
    Map<String, List<String>> parameters;
    try {
      parameters = QueryParameters.parse(exchange.target().query());
    } catch (IllegalArgumentException e) {
      LOG.error(
          "Failed to decode query: {} from={}", e.getMessage(), RemoteName.of(exchange.remote()));
      send(exchange, HttpReply.status(500), fields(endpoint));
      measure(exchange, endpoint);
      return;
    }
    exchange.routed(suffix, parameters);
    if (!endpoint.accepts(exchange.method())) {
      finish(exchange, endpoint, HttpReply.status(405));
      return;
    }
    Optional<HttpReply> reply =
        exchange.incoming().isPresent() ? Optional.empty() : replyNow(exchange, endpoint);
    // A streamed body may have to wait for its client.
    if (reply.isPresent() && !(reply.get().body() instanceof Body.Stream)) {
      finish(exchange, endpoint, reply.get());
    } else {
      threads.newThread(() -> wait(exchange, endpoint, reply)).start();
    }
  }

  /** The part that may wait, on a thread of its own. */
  private void wait(Exchange exchange, Endpoint endpoint, Optional<HttpReply> made) {
    boolean answered = false;
    try {
      Optional<HttpReply> reply = made.isPresent() ? made : reply(exchange, endpoint);
      reply.ifPresent(answer -> finish(exchange, endpoint, answer));
      answered = true;
    } finally {
      if (!answered) {
        exchange.abort();
      }
    }
  }

  private Optional<HttpReply> replyNow(Exchange exchange, Endpoint endpoint) {
    try {
      return endpoint.route().handler().handleNow(exchange);
    } catch (HttpError e) {
      return Optional.of(refused(exchange, e));
    } catch (RpcException e) {
      return Optional.of(failed(exchange, e.getMessage()));
    } catch (RuntimeException | Error e) {
      return Optional.of(broken(exchange, e));
    }
  }

  /** Empty if the request could not be read, and has been refused. */
  private Optional<HttpReply> reply(Exchange exchange, Endpoint endpoint) {
    try {
      return Optional.of(endpoint.route().handler().handle(exchange));
    } catch (HttpError e) {
      return Optional.of(refused(exchange, e));
    } catch (RpcException e) {
      return Optional.of(failed(exchange, e.getMessage()));
    } catch (IOException e) {
      LOG.debug(
          "Failed to read request {} {}: {} from={}",
          exchange.method(),
          shown(exchange),
          e.getMessage(),
          RemoteName.of(exchange.remote()));
      boolean slow = e instanceof SlowBodyException;
      exchange.refuse(slow ? Refusal.TOO_SLOW : Refusal.MALFORMED);
      return Optional.empty();
    } catch (RuntimeException | Error e) {
      return Optional.of(broken(exchange, e));
    }
  }

  private HttpReply refused(Exchange exchange, HttpError error) {
    if (error.status() >= 500) {
      logFailure(exchange, error.getMessage());
    }
    return text(error.status(), error.getMessage());
  }

  /** {@code H034, H035}. */
  private HttpReply failed(Exchange exchange, String message) {
    logFailure(exchange, message);
    boolean denied =
        message.contains(RpcException.PERMISSION_DENIED) || message.contains("ACL not found");
    return text(denied ? 403 : 500, message);
  }

  private HttpReply broken(Exchange exchange, Throwable defect) {
    LOG.error(
        "Request {} {}, from={}",
        exchange.method(),
        shown(exchange),
        RemoteName.of(exchange.remote()),
        defect);
    return text(500, "internal error");
  }

  private static HttpReply text(int status, String message) {
    return HttpReply.raw(message.getBytes(UTF_8)).withStatus(status);
  }

  private void finish(Exchange exchange, Endpoint endpoint, HttpReply reply) {
    send(exchange, reply, fields(endpoint));
    if (endpoint.api() && LOG.isDebugEnabled()) {
      LOG.debug(
          "Request {} {} ({}) from={}",
          exchange.method(),
          shown(exchange),
          GoDuration.format(Duration.ofNanos(clock.nanoTime() - exchange.startNanos())),
          RemoteName.of(exchange.remote()));
    }
    measure(exchange, endpoint);
  }

  private void measure(Exchange exchange, Endpoint endpoint) {
    metrics.time(
        endpoint.metric(exchange.method()),
        Duration.ofNanos(clock.nanoTime() - exchange.startNanos()));
  }

  private HeaderFields fields(Endpoint endpoint) {
    return endpoint.api() ? apiFields.copy() : new HeaderFields();
  }

  private void send(Exchange exchange, HttpReply reply, HeaderFields fields) {
    reply.headers().forEach(fields::set);
    switch (reply.body()) {
      case Body.Empty() -> send(exchange, reply.status(), fields, NOTHING);
      case Body.Raw(byte[] bytes) -> send(exchange, reply.status(), fields, bytes);
      case Body.Json json -> sendJson(exchange, reply.status(), fields, json);
      case Body.Stream(HttpReply.StreamWriter writer) ->
          stream(exchange, reply.status(), fields, writer);
    }
  }

  private void send(Exchange exchange, int status, HeaderFields fields, byte[] body) {
    exchange.send(encoder.encode(exchange.wishes(), status, fields, body, exchange.mustClose()));
  }

  private void sendJson(Exchange exchange, int status, HeaderFields fields, Body.Json json) {
    boolean pretty = alwaysPretty || exchange.parameters().containsKey("pretty");
    byte[] body;
    try {
      body = JsonBody.write(json.value(), pretty);
    } catch (CodecException e) {
      logFailure(exchange, e.getMessage());
      send(exchange, 500, fields, e.getMessage().getBytes(UTF_8));
      return;
    }
    fields.set("Content-Type", "application/json");
    send(exchange, status, fields, body);
  }

  private void stream(
      Exchange exchange, int status, HeaderFields fields, HttpReply.StreamWriter writer) {
    StreamedBody body = new StreamedBody(exchange, encoder, exchange.openGate(), status, fields);
    try {
      writer.write(body);
      body.end();
    } catch (IOException | RuntimeException e) {
      if (!exchange.cancelled()) {
        logFailure(exchange, String.valueOf(e.getMessage()));
      }
      if (body.started()) {
        exchange.abort();
      } else {
        send(exchange, 500, fields, String.valueOf(e.getMessage()).getBytes(UTF_8));
      }
    }
  }

  private static void logFailure(Exchange exchange, String message) {
    LOG.error(
        "Request {} {}, error: {} from={}",
        exchange.method(),
        shown(exchange),
        message,
        RemoteName.of(exchange.remote()));
  }

  private static String shown(Exchange exchange) {
    return Redaction.hide(
        exchange.target().text(), exchange.parameters().getOrDefault("token", List.of()));
  }
}
