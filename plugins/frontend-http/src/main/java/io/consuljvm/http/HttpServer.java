package io.consuljvm.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listening sockets and the threads behind them. Opened and closed by one thread; {@link
 * #addresses} is for any.
 */
final class HttpServer {
  private static final Logger LOG = LoggerFactory.getLogger("http");

  /** {@code H005}. */
  private static final int KEEP_ALIVE_SECONDS = 30;

  /** For sockets and threads to close that have nothing left to do. */
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final Connections connections;
  private final ByteBufAllocator allocator;
  private final EventLoopGroup loops;
  private final List<Listener> listeners = new ArrayList<>();
  private volatile List<String> addresses = List.of();

  private record Listener(Channel channel, String address, Runnable afterwards) {}

  HttpServer(Connections connections, HttpLimits limits, ByteBufAllocator allocator) {
    this.connections = connections;
    this.allocator = allocator;
    this.loops =
        new MultiThreadIoEventLoopGroup(
            limits.eventLoopThreads(),
            new DefaultThreadFactory("http-loop", true),
            NioIoHandler.newFactory());
  }

  /**
   * Listens.
   *
   * @throws IOException if the address cannot be had
   */
  void listen(InetSocketAddress address) throws IOException {
    listenTcp(address, connections.plain());
  }

  /** Like {@link #listen(InetSocketAddress)}, for HTTPS. */
  void listen(InetSocketAddress address, SslContext tls) throws IOException {
    listenTcp(address, connections.encrypted(tls));
  }

  private void listenTcp(InetSocketAddress address, ChannelHandler connection) throws IOException {
    ServerBootstrap bootstrap =
        bootstrap(NioServerSocketChannel::new, connection)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(
                NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), KEEP_ALIVE_SECONDS)
            .childOption(
                NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), KEEP_ALIVE_SECONDS);
    String wanted = NetUtil.toSocketAddressString(address);
    Channel channel = bind(bootstrap, address, "tcp", wanted);
    add(
        channel,
        NetUtil.toSocketAddressString((InetSocketAddress) channel.localAddress()),
        () -> {});
  }

  /**
   * Like {@link #listen(InetSocketAddress)}, at a Unix socket. A client that ends its own side
   * there ends the connection: the channel knows no half of one.
   */
  void listen(SocketFile file) throws IOException {
    file.replace();
    Channel channel =
        bind(
            bootstrap(NioServerDomainSocketChannel::new, connections.plain()),
            UnixDomainSocketAddress.of(file.path()),
            "unix",
            file.path().toString());
    try {
      file.protect();
    } catch (IOException e) {
      channel.close().awaitUninterruptibly(CLOSING.toMillis());
      file.remove();
      throw e;
    }
    add(channel, "unix:" + file.path(), () -> remove(file));
  }

  private static void remove(SocketFile file) {
    try {
      file.remove();
    } catch (IOException e) {
      LOG.warn("Failed to remove socket: {}", e.getMessage());
    }
  }

  private ServerBootstrap bootstrap(
      Supplier<? extends ServerChannel> server, ChannelHandler connection) {
    return new ServerBootstrap()
        .group(loops)
        .channelFactory(server::get)
        .option(ChannelOption.ALLOCATOR, allocator)
        .option(ChannelOption.SO_BACKLOG, NetUtil.SOMAXCONN)
        .childOption(ChannelOption.ALLOCATOR, allocator)
        .childOption(
            ChannelOption.RECVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(512, 2048, 65536))
        .childHandler(connection);
  }

  private static Channel bind(
      ServerBootstrap bootstrap, SocketAddress address, String network, String name)
      throws IOException {
    ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
    if (bound.isSuccess()) {
      return bound.channel();
    }
    Throwable cause = bound.cause();
    throw new IOException(
        "Failed to get Listen on %s: listen %s %s: bind: %s"
            .formatted(name, network, name, lowerFirst(String.valueOf(cause.getMessage()))),
        cause);
  }

  private static String lowerFirst(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private void add(Channel channel, String address, Runnable afterwards) {
    listeners.add(new Listener(channel, address, afterwards));
    addresses = listeners.stream().map(Listener::address).toList();
  }

  /** Where it listens. */
  List<String> addresses() {
    return addresses;
  }

  /** Stops listening, and after {@code grace} cuts off whatever is not done. */
  void close(Duration grace) {
    for (Listener listener : listeners) {
      LOG.debug("Shutting down http server ({})", listener.address());
      listener.channel().close().awaitUninterruptibly(CLOSING.toMillis());
      listener.afterwards().run();
    }
    listeners.clear();
    addresses = List.of();
    connections.end(grace);
    boolean ended =
        loops
            .shutdownGracefully(0, CLOSING.toMillis() / 2, TimeUnit.MILLISECONDS)
            .awaitUninterruptibly(CLOSING.toMillis());
    if (!ended) {
      LOG.warn("Event loops have not ended within {} s", CLOSING.toSeconds());
    }
  }
}
