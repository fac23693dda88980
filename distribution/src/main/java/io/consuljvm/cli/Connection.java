package io.consuljvm.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Locale;

/**
 * An open connection to the agent. The messages of a failure are those that a user of Consul knows
 * ({@code C037}), such as {@code dial tcp 127.0.0.1:8500: getsockopt: connection refused}.
 */
record Connection(InputStream in, OutputStream out, Closeable socket) implements Closeable {
  private static final int CONNECT_TIMEOUT_MILLIS = 30_000;

  static Connection tcp(AgentAddress.Tcp address, boolean verifyTls) throws IOException {
    Socket socket = connect(address);
    try {
      if (address.tls()) {
        socket = Tls.over(socket, address.host(), verifyTls);
      }
      return new Connection(socket.getInputStream(), socket.getOutputStream(), socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static Socket connect(AgentAddress.Tcp address) throws IOException {
    InetAddress[] candidates;
    try {
      candidates = InetAddress.getAllByName(address.host());
    } catch (UnknownHostException e) {
      throw new IOException("dial tcp: lookup " + address.host() + ": no such host", e);
    }
    int port = port(address.port());
    IOException failure = null;
    for (InetAddress candidate : candidates) {
      Socket socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(candidate, port), CONNECT_TIMEOUT_MILLIS);
        return socket;
      } catch (IOException e) {
        socket.close();
        failure = new IOException("dial tcp " + text(candidate, port) + ": " + reason(e), e);
      }
    }
    throw failure == null ? new IOException("dial tcp: no address") : failure;
  }

  static Connection unix(Path path) throws IOException {
    try {
      SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
      return new Connection(
          Channels.newInputStream(channel), Channels.newOutputStream(channel), channel);
    } catch (IOException e) {
      throw new IOException("dial unix " + path + ": " + reason(e), e);
    }
  }

  private static int port(String text) throws IOException {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 0xFFFF) {
        return port;
      }
      throw new IOException("dial tcp: invalid port " + text);
    } catch (NumberFormatException e) {
      throw new IOException("dial tcp: unknown port tcp/" + text, e);
    }
  }

  private static String text(InetAddress address, int port) {
    String host = address.getHostAddress();
    return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
  }

  private static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    return e instanceof ConnectException && message.contains("refused")
        ? "getsockopt: connection refused"
        : message.toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
