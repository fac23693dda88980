package io.consuljvm.http;

import io.consuljvm.spi.http.HttpRoute;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** A front-end on a free port of 127.0.0.1. */
final class TestServer implements AutoCloseable {
  final FakeNode node;
  private final HttpFrontEnd frontEnd = new HttpFrontEnd();

  private TestServer(FakeNode node, List<HttpRoute> routes, boolean tls) throws IOException {
    this.node = node;
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    frontEnd.start(node, routes, List.of(new ListenAddress.Tcp(anyPort, tls)));
  }

  static TestServer of(HttpRoute... routes) throws IOException {
    return of("", List.of(routes));
  }

  /**
   * @param config as for {@link FakeNode}
   */
  static TestServer of(String config, List<HttpRoute> routes) throws IOException {
    return new TestServer(new FakeNode(config, false), routes, false);
  }

  static TestServer development(HttpRoute... routes) throws IOException {
    return new TestServer(new FakeNode("", true), List.of(routes), false);
  }

  static TestServer https(String config, HttpRoute... routes) throws IOException {
    return new TestServer(new FakeNode(config, false), List.of(routes), true);
  }

  int port() {
    String address = frontEnd.addresses().getFirst();
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  RawClient connect() throws IOException {
    return RawClient.connect(port());
  }

  /** Sends something on a connection of its own; everything that comes back until it is closed. */
  String exchange(String request) throws IOException {
    try (RawClient client = connect()) {
      client.send(request);
      return client.readToEnd();
    }
  }

  @Override
  public void close() {
    frontEnd.stop();
  }
}
