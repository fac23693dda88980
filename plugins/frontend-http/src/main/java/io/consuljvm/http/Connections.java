package io.consuljvm.http;

import io.consuljvm.spi.Metrics;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** All open connections. Safe for any thread. */
final class Connections {
  private final Connection.Shared shared;
  private final Metrics metrics;
  private final Map<Channel, Connection> open = new ConcurrentHashMap<>();

  Connections(Connection.Shared shared, Metrics metrics) {
    this.shared = shared;
    this.metrics = metrics;
  }

  /** Sets up connections that speak HTTP. */
  ChannelHandler plain() {
    return new Setup(Optional.empty());
  }

  /** Sets up connections that speak HTTPS. */
  ChannelHandler encrypted(SslContext tls) {
    return new Setup(Optional.of(tls));
  }

  @ChannelHandler.Sharable
  private final class Setup extends ChannelInitializer<Channel> {
    private final Optional<SslContext> tls;

    Setup(Optional<SslContext> tls) {
      this.tls = tls;
    }

    @Override
    protected void initChannel(Channel channel) {
      if (open.size() >= shared.limits().maxConnections()) {
        metrics.count("consul.http.connections.refused", 1);
        channel.close();
        return;
      }
      ChannelPipeline pipeline = channel.pipeline();
      tls.ifPresent(context -> pipeline.addLast(context.newHandler(channel.alloc())));
      RequestDecoder decoder = new RequestDecoder(shared.limits().headLimit());
      Connection connection = new Connection(shared, decoder);
      pipeline.addLast(decoder, new StalledClientGuard(shared.limits().writeTimeout()), connection);
      open.put(channel, connection);
      channel.closeFuture().addListener(closed -> open.remove(channel));
    }
  }

  /** Number of open connections. */
  int count() {
    return open.size();
  }

  /** Lets requests that run end within {@code grace}, then closes everything. */
  void end(Duration grace) {
    long deadline = System.nanoTime() + grace.toNanos();
    open.values().forEach(Connection::stop);
    for (Channel channel : open.keySet()) {
      long left = Math.max(0, deadline - System.nanoTime());
      channel.closeFuture().awaitUninterruptibly(left, TimeUnit.NANOSECONDS);
    }
    open.keySet().forEach(Channel::close);
  }
}
