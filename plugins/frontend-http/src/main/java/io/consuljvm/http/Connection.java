package io.consuljvm.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: takes its requests one at a time and keeps answers in their order. Owned by its
 * event loop, except for the methods that say otherwise.
 *
 * <p>A client may send further requests before it has an answer. They wait here, parsed, and as
 * long as one waits nothing more is read: what one read brings is the bound. While a request
 * without a body is handled the connection does read on, since only that tells when the client
 * goes.
 *
 * <p>A client that ends its own side may still want its answer, or may have gone altogether:
 * nothing tells which. Its request is cancelled, and gets a moment to be answered nevertheless.
 */
final class Connection extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger("http");

  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** Stands for a client that has gone before anybody asked who it is. */
  private static final SocketAddress NOBODY = InetSocketAddress.createUnresolved("unknown", 0);

  private final Shared shared;
  private final RequestDecoder decoder;
  private final ArrayDeque<HttpObject> waiting = new ArrayDeque<>();

  private ChannelHandlerContext ctx;
  private Ending ending;
  private SocketAddress remote = NOBODY;

  private @Nullable Exchange current;
  private boolean dispatched;
  private boolean answered;
  private boolean bodyArrived;

  private boolean reading;
  private boolean pumping;
  private boolean inputEnded;
  private volatile boolean stopping;
  private @Nullable Future<?> headTimer;

  /** What all connections have in common. */
  record Shared(
      RequestHandling handling,
      HttpLimits limits,
      Exchange.AgentDefaults defaults,
      LongSupplier nanoTime) {}

  Connection(Shared shared, RequestDecoder decoder) {
    this.shared = shared;
    this.decoder = decoder;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    ctx = context;
    ending = new Ending(context);
    SocketAddress address = context.channel().remoteAddress();
    remote = address == null ? NOBODY : address;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    reading = true;
    HttpObject object = (HttpObject) message;
    if (ending.begun()) {
      ReferenceCountUtil.release(object);
    } else if (waiting.isEmpty() && takesNow(object)) {
      take(object);
    } else {
      waiting.addLast(object);
    }
    updateReading();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    reading = false;
    if (current != null && !dispatched) {
      dispatch(current);
    }
    if (current == null && headTimer == null && decoder.begun() && !ending.begun()) {
      headTimer = schedule(this::headTooSlow, shared.limits().headTimeout());
    }
    context.flush();
  }

  /**
   * Whether an object belongs to what is going on, or may start something new: not before the
   * client has read most of its earlier answers.
   */
  private boolean takesNow(HttpObject object) {
    return current == null
        ? ctx.channel().isWritable()
        : !bodyArrived && !(object instanceof HttpRequest);
  }

  private void take(HttpObject object) {
    if (object instanceof HttpRequest request) {
      begin(request);
    }
    if (object instanceof HttpContent content) {
      Exchange exchange = current;
      if (exchange == null) {
        content.release();
      } else {
        content(exchange, content);
      }
    }
  }

  private void begin(HttpRequest request) {
    cancelHeadTimer();
    decoder.taken();
    bodyArrived = false;
    Optional<Refusal> refusal = RequestCheck.refusal(request);
    Optional<RequestTarget> target =
        refusal.isPresent()
            ? Optional.empty()
            : RequestTarget.parse(request.method().name(), request.uri());
    if (target.isEmpty()) {
      refuse(refusal.orElse(Refusal.MALFORMED));
      return;
    }
    Exchange exchange =
        new Exchange(this, shared, request, target.get(), shared.nanoTime().getAsLong());
    current = exchange;
    dispatched = false;
    answered = false;
    String expectation = request.headers().get(HttpHeaderNames.EXPECT, "");
    if (!expectation.isEmpty()) {
      expectation(exchange, expectation);
    }
  }

  private void expectation(Exchange exchange, String expectation) {
    if (!expectation.equalsIgnoreCase("100-continue")) {
      dispatched = true;
      shared.handling().refuseExpectation(exchange);
    } else if (exchange.incoming().isPresent() && exchange.wishes().http11()) {
      exchange.expectContinue();
      dispatch(exchange);
    }
  }

  private void content(Exchange exchange, HttpContent content) {
    boolean last = content instanceof LastHttpContent;
    if (content.decoderResult().isFailure()) {
      content.release();
      malformedBody(exchange);
      return;
    }
    Optional<RequestBody> body = exchange.incoming();
    if (body.isPresent()) {
      body.get().add(content.content());
    } else {
      content.release();
    }
    if (last) {
      bodyArrived = true;
      decoder.taken();
      body.ifPresent(RequestBody::end);
      if (answered) {
        next();
      } else if (!dispatched) {
        dispatch(exchange);
      }
    }
  }

  /** Where the next request starts is unknown, so there is none. */
  private void malformedBody(Exchange exchange) {
    exchange.incoming().ifPresent(body -> body.fail(new IOException("malformed request body")));
    if (answered) {
      close();
    } else if (!dispatched) {
      dispatch(exchange);
    }
  }

  private void dispatch(Exchange exchange) {
    dispatched = true;
    shared.handling().dispatch(exchange);
  }

  /**
   * Sends the last, or only, part of an answer. For any thread.
   *
   * @param encoded its bytes are taken over
   */
  void answer(Exchange exchange, ReplyEncoder.Encoded encoded) {
    onLoop(() -> answered(exchange, encoded), encoded.bytes());
  }

  private void answered(Exchange exchange, ReplyEncoder.Encoded encoded) {
    exchange.incoming().ifPresent(RequestBody::discard);
    if (current != exchange || ending.begun()) {
      encoded.bytes().release();
      return;
    }
    ctx.write(encoded.bytes(), ctx.voidPromise());
    answered = true;
    if (encoded.close()) {
      close();
    } else if (bodyArrived) {
      next();
    } else {
      schedule(() -> closeIfStill(exchange), shared.limits().bodyTimeout());
      updateReading();
    }
    if (!reading) {
      ctx.flush();
    }
  }

  /** Sends some more of an answer. For any thread. */
  void part(ByteBuf bytes) {
    ctx.channel().writeAndFlush(bytes, ctx.channel().voidPromise());
  }

  /** Ends the connection at once. For any thread. */
  void abort(Exchange exchange) {
    onLoop(
        () -> {
          exchange.incoming().ifPresent(RequestBody::discard);
          ctx.close();
        },
        Unpooled.EMPTY_BUFFER);
  }

  /** Answers a request that turned out to be none while its body was read. For any thread. */
  void refuse(Exchange exchange, Refusal refusal) {
    onLoop(
        () -> {
          exchange.incoming().ifPresent(RequestBody::discard);
          if (current == exchange) {
            refuse(refusal);
            ctx.flush();
          }
        },
        Unpooled.EMPTY_BUFFER);
  }

  private void refuse(Refusal refusal) {
    if (!ending.begun()) {
      ctx.write(refusal.bytes(), ctx.voidPromise());
      close();
      if (!reading) {
        ctx.flush();
      }
    }
  }

  private void next() {
    current = null;
    pump();
    if (current == null && (stopping || inputEnded)) {
      close();
    }
  }

  /** Goes on with the requests that wait. */
  private void pump() {
    if (pumping) {
      return;
    }
    pumping = true;
    while (!ending.begun() && !waiting.isEmpty() && takesNow(waiting.getFirst())) {
      take(waiting.removeFirst());
    }
    pumping = false;
    if (current != null && !dispatched && !reading) {
      dispatch(current);
    }
    updateReading();
  }

  /** Reads as long as there is a use for what is read. */
  private void updateReading() {
    boolean wanted =
        ending.begun() || waiting.isEmpty() && (current == null || !current.bodyFull());
    if (ctx.channel().config().isAutoRead() != wanted) {
      ctx.channel().config().setAutoRead(wanted);
    }
  }

  /** Tells the client to go on with the body. For any thread. */
  void sendContinue() {
    part(Unpooled.wrappedBuffer(CONTINUE));
  }

  /** Reads on if it had stopped because of a full window. For any thread. */
  void drained() {
    onLoop(this::updateReading, Unpooled.EMPTY_BUFFER);
  }

  /** Ends the connection behind what is written. */
  private void close() {
    cancelHeadTimer();
    dropWaiting();
    ending.begin(!bodyArrived && !inputEnded);
    updateReading();
  }

  /** Answers what is going on, and nothing more. For any thread. */
  void stop() {
    stopping = true;
    onLoop(
        () -> {
          if (current == null) {
            ctx.close();
          }
        },
        Unpooled.EMPTY_BUFFER);
  }

  boolean stopping() {
    return stopping;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      inputEnded = true;
      ending.inputEnded();
      Exchange exchange = current;
      if (exchange == null || answered) {
        close();
      } else {
        cancel(exchange);
        schedule(() -> giveUp(exchange), shared.limits().halfCloseGrace());
      }
    }
  }

  /** Nobody waits for an answer that has not begun by now. */
  private void giveUp(Exchange exchange) {
    if (current == exchange && !exchange.streaming()) {
      ctx.close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    inputEnded = true;
    cancelHeadTimer();
    dropWaiting();
    if (current != null) {
      cancel(current);
    }
  }

  private void cancel(Exchange exchange) {
    exchange.incoming().ifPresent(body -> body.fail(new EOFException("unexpected EOF")));
    exchange.cancel();
  }

  private void dropWaiting() {
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (current != null) {
      current.writabilityChanged();
    } else if (context.channel().isWritable()) {
      pump();
    }
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException || cause instanceof DecoderException) {
      LOG.debug("Connection failed: {} from={}", cause.getMessage(), RemoteName.of(remote()));
    } else {
      LOG.error("Connection failed, from={}", RemoteName.of(remote()), cause);
    }
    context.close();
  }

  private void headTooSlow() {
    headTimer = null;
    if (current == null) {
      bodyArrived = false;
      refuse(Refusal.TOO_SLOW);
    }
  }

  private void closeIfStill(Exchange exchange) {
    if (current == exchange) {
      close();
    }
  }

  private void cancelHeadTimer() {
    if (headTimer != null) {
      headTimer.cancel(false);
      headTimer = null;
    }
  }

  private Future<?> schedule(Runnable action, Duration delay) {
    return ctx.executor().schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Runs on the event loop; once that has ended, lets go of {@code bytes}. */
  private void onLoop(Runnable action, ByteBuf bytes) {
    if (ctx.executor().inEventLoop()) {
      action.run();
      return;
    }
    try {
      ctx.executor().execute(action);
    } catch (RejectedExecutionException e) {
      LOG.trace("Answer dropped: the front-end has stopped");
      bytes.release();
    }
  }

  SocketAddress remote() {
    return remote;
  }

  WriteGate gate() {
    return new WriteGate(ctx.channel());
  }
}
