package io.consuljvm.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes the connection of a client that does not read what it has asked for. */
final class StalledClientGuard extends ChannelInboundHandlerAdapter {
  private final Duration timeout;
  private @Nullable Future<?> timer;
  private long unsentBefore;

  /**
   * @param timeout how long a client may read nothing at all
   */
  StalledClientGuard(Duration timeout) {
    this.timeout = timeout;
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (ctx.channel().isWritable()) {
      stopWatching();
    } else if (timer == null) {
      watch(ctx);
    }
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    stopWatching();
    ctx.fireChannelInactive();
  }

  private void watch(ChannelHandlerContext ctx) {
    unsentBefore = unsent(ctx);
    timer = ctx.executor().schedule(() -> look(ctx), timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void look(ChannelHandlerContext ctx) {
    timer = null;
    if (unsent(ctx) >= unsentBefore) {
      ctx.close();
    } else {
      watch(ctx);
    }
  }

  private static long unsent(ChannelHandlerContext ctx) {
    ChannelOutboundBuffer buffer = ctx.channel().unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress();
  }

  private void stopWatching() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }
}
