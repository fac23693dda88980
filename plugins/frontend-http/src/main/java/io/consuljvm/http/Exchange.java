package io.consuljvm.http;

import io.consuljvm.codec.CodecException;
import io.consuljvm.codec.GoDuration;
import io.consuljvm.spi.http.HttpBody;
import io.consuljvm.spi.http.HttpCall;
import io.consuljvm.spi.http.HttpError;
import io.consuljvm.spi.rpc.Cancellation;
import io.consuljvm.spi.rpc.QueryOptions;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One request and the way its answer goes. Made on the event loop, then used by the one thread that
 * handles it; what the event loop tells it later ({@link #cancel}) is volatile.
 */
final class Exchange implements HttpCall, RequestBody.Source {
  private final Connection connection;
  private final AgentDefaults defaults;
  private final String method;
  private final RequestTarget target;
  private final HttpHeaders headers;
  private final ClientWishes wishes;
  private final @Nullable RequestBody body;
  private final long startNanos;

  private String suffix = "";
  private Map<String, List<String>> parameters = Map.of();

  private final Departure departure = new Departure();
  private volatile boolean continueExpected;
  private volatile @Nullable WriteGate gate;

  /** What a request falls back on. */
  record AgentDefaults(String datacenter, String token) {}

  /**
   * @param request has passed {@link RequestCheck}
   */
  Exchange(
      Connection connection,
      Connection.Shared shared,
      HttpRequest request,
      RequestTarget target,
      long startNanos) {
    this.connection = connection;
    this.defaults = shared.defaults();
    this.method = request.method().name();
    this.target = target;
    this.headers = request.headers();
    this.wishes = ClientWishes.of(request);
    this.body = body(shared.limits());
    this.startNanos = startNanos;
  }

  private @Nullable RequestBody body(HttpLimits limits) {
    if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
      return new RequestBody(OptionalLong.empty(), this, limits);
    }
    // The decoder has made sure that it is a number.
    long bytes = Long.parseLong(headers.get(HttpHeaderNames.CONTENT_LENGTH, "0"));
    return bytes == 0 ? null : new RequestBody(OptionalLong.of(bytes), this, limits);
  }

  /** Tells what the route has found out. Called before the handler. */
  void routed(String newSuffix, Map<String, List<String>> newParameters) {
    suffix = newSuffix;
    parameters = newParameters;
  }

  RequestTarget target() {
    return target;
  }

  ClientWishes wishes() {
    return wishes;
  }

  long startNanos() {
    return startNanos;
  }

  Optional<RequestBody> incoming() {
    return Optional.ofNullable(body);
  }

  /** The client waits to be told that it may send the body. */
  void expectContinue() {
    continueExpected = true;
  }

  @Override
  public void wanted() {
    if (continueExpected) {
      continueExpected = false;
      connection.sendContinue();
    }
  }

  @Override
  public void drained() {
    connection.drained();
  }

  /** Whether more of the body must wait until what has come is read. */
  boolean bodyFull() {
    return body != null && body.full();
  }

  /** Whether what is left of the body must not be waited for. */
  boolean mustClose() {
    return continueExpected || body != null && body.tooMuchLeft() || connection.stopping();
  }

  /** A writer that the connection has to tell when there is room. */
  WriteGate openGate() {
    WriteGate opened = connection.gate();
    gate = opened;
    return opened;
  }

  /** Whether the answer is being written piece by piece. */
  boolean streaming() {
    return gate != null;
  }

  /** There is room to write, or nobody to write to. Called on the event loop. */
  void writabilityChanged() {
    WriteGate opened = gate;
    if (opened != null) {
      opened.changed();
    }
  }

  /** The client has gone. Called on the event loop. */
  void cancel() {
    departure.happens();
    writabilityChanged();
  }

  /** Sends the last, or only, part of the answer. */
  void send(ReplyEncoder.Encoded encoded) {
    connection.answer(this, encoded);
  }

  void sendPart(ByteBuf part) {
    connection.part(part);
  }

  /** Gives up in the middle of an answer: the client can tell by the connection's end. */
  void abort() {
    connection.abort(this);
  }

  void refuse(Refusal refusal) {
    connection.refuse(this, refusal);
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return target.path();
  }

  @Override
  public String suffix() {
    return suffix;
  }

  @Override
  public Optional<String> parameter(String name) {
    List<String> values = parameters.get(name);
    return values == null ? Optional.empty() : Optional.of(values.getFirst());
  }

  @Override
  public Map<String, List<String>> parameters() {
    return parameters;
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  @Override
  public HttpBody body() {
    return body == null ? NoBody.INSTANCE : body;
  }

  @Override
  public SocketAddress remote() {
    return connection.remote();
  }

  @Override
  public String datacenter() {
    return given("dc").orElse(defaults.datacenter());
  }

  @Override
  public String token() {
    return given("token")
        .or(() -> header("X-Consul-Token").filter(token -> !token.isEmpty()))
        .orElse(defaults.token());
  }

  @Override
  public QueryOptions queryOptions() throws HttpError {
    boolean stale = parameters.containsKey("stale");
    boolean consistent = parameters.containsKey("consistent");
    if (stale && consistent) {
      throw new HttpError(400, "Cannot specify ?stale with ?consistent, conflicting semantics.");
    }
    Duration maxWait = maxWait();
    return new QueryOptions(token(), index(), maxWait, stale, consistent);
  }

  private Duration maxWait() throws HttpError {
    Optional<String> text = given("wait");
    try {
      return text.isEmpty() ? Duration.ZERO : GoDuration.parse(text.get());
    } catch (CodecException e) {
      throw new HttpError(400, "Invalid wait time");
    }
  }

  private long index() throws HttpError {
    String text = given("index").orElse("0");
    try {
      if (!text.startsWith("+")) {
        return Long.parseUnsignedLong(text);
      }
    } catch (NumberFormatException e) {
      throw new HttpError(400, "Invalid index");
    }
    throw new HttpError(400, "Invalid index");
  }

  /** A parameter whose value is not empty. */
  private Optional<String> given(String name) {
    return parameter(name).filter(value -> !value.isEmpty());
  }

  @Override
  public boolean cancelled() {
    return departure.happened();
  }

  @Override
  public Cancellation cancellation() {
    return departure;
  }
}
