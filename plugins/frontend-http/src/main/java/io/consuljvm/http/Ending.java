package io.consuljvm.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The end of a connection: what is written is sent, and then, if the client is not done itself, it
 * gets a moment to read it. Owned by the event loop.
 *
 * <p>Closing with bytes unread makes the system send a reset, which may destroy an answer before
 * the client has read it. How long a client may take to read what is written before the end is
 * bounded by {@link StalledClientGuard}.
 */
final class Ending {
  /** Between the end of our side and the end of the connection. */
  private static final Duration LINGER = Duration.ofMillis(500);

  private final ChannelHandlerContext ctx;
  private boolean begun;
  private boolean lingering;
  private boolean inputEnded;

  Ending(ChannelHandlerContext ctx) {
    this.ctx = ctx;
  }

  /** Whether nothing more is taken from the client. */
  boolean begun() {
    return begun;
  }

  /**
   * Ends the connection behind what is written.
   *
   * @param unread whether the client may still be sending
   */
  void begin(boolean unread) {
    if (!begun) {
      begun = true;
      ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> sent(unread));
    }
  }

  private void sent(boolean unread) {
    if (!unread || inputEnded) {
      ctx.close();
      return;
    }
    lingering = true;
    endOutput();
    ctx.executor().schedule(() -> ctx.close(), LINGER.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void endOutput() {
    SslHandler tls = ctx.pipeline().get(SslHandler.class);
    if (tls != null) {
      tls.closeOutbound();
    } else if (ctx.channel() instanceof DuplexChannel duplex) {
      duplex.shutdownOutput();
    }
  }

  /** The client is done: nothing is left to wait for. */
  void inputEnded() {
    inputEnded = true;
    if (lingering) {
      ctx.close();
    }
  }
}
