package io.consuljvm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.spi.http.HttpRoute;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenAddressTest {
  private static List<ListenAddress> of(String config) throws IOException {
    return ListenAddress.of(new FakeNode(config, false).config());
  }

  private static ListenAddress tcp(String ip, int port, boolean tls) throws IOException {
    return new ListenAddress.Tcp(new InetSocketAddress(InetAddress.getByName(ip), port), tls);
  }

  @Test
  void usesTheClientAddressUnlessThereIsOneOfItsOwn() throws IOException {
    assertEquals(List.of(tcp("127.0.0.1", 8500, false)), of("ports.http = 8500"));
    assertEquals(
        List.of(tcp("127.0.0.2", 8500, false)),
        of("ports.http = 8500, addresses.http = 127.0.0.2"));
    assertEquals(
        List.of(tcp("127.0.0.3", 8500, false)),
        of("ports.http = 8500, addresses.http = \"\", client_addr = 127.0.0.3"));
    assertEquals(
        List.of(tcp("::1", 8500, false)), of("ports.http = 8500, addresses.http = \"::1\""));
  }

  @Test
  void listensForHttpsBesidesHttp() throws IOException {
    assertEquals(
        List.of(tcp("127.0.0.1", 8501, true), tcp("127.0.0.1", 8500, false)),
        of("ports { http = 8500, https = 8501 }"));
  }

  @Test
  void portsUpToZeroAreOff() throws IOException {
    assertEquals(List.of(), of("ports { http = 0, https = -1 }"));
  }

  @Test
  void knowsUnixSockets() throws IOException {
    assertEquals(
        List.of(new ListenAddress.Unix(Path.of("/tmp/a.sock"))),
        of("ports.http = 8500, addresses.http = \"unix:///tmp/a.sock\""));
  }

  @Test
  void refusesNames() {
    IOException failure =
        assertThrows(IOException.class, () -> of("ports.http = 8500, addresses.http = localhost"));
    assertEquals(
        "Failed to get ClientListener address:port: Failed to parse IP: localhost",
        failure.getMessage());
  }

  @Test
  void saysWhichAddressIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      FakeNode node = new FakeNode("ports.http = " + taken.getLocalPort(), false);
      List<HttpRoute> none = List.of();
      IOException failure =
          assertThrows(IOException.class, () -> new HttpFrontEnd().start(node, none));
      String address = "127.0.0.1:" + taken.getLocalPort();
      assertTrue(
          failure
              .getMessage()
              .startsWith(
                  "Error starting http servers: Failed to get Listen on %s: listen tcp %s: bind: address already in use"
                      .formatted(address, address)),
          failure.getMessage());
    }
  }
}
