package io.consuljvm.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.http.HttpRoute;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class UnixSocketTest {
  private static final HttpRoute HELLO =
      HttpRoute.any("/v1/hello", call -> HttpReply.json("hello"));

  @TempDir private Path directory;

  private String config(Path socket, String unixSockets) {
    return "ports.http = 8500, addresses.http = \"unix://%s\", unix_sockets { %s }"
        .formatted(socket, unixSockets);
  }

  private static String exchange(Path socket, String request) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap(request.getBytes(ISO_8859_1)));
      byte[] answer = Channels.newInputStream(channel).readAllBytes();
      return RawClient.withoutDate(new String(answer, ISO_8859_1));
    }
  }

  @Test
  void servesASocketInPlaceOfWhatWasThere() throws IOException {
    Path socket = directory.resolve("http.sock");
    Files.writeString(socket, "left behind");
    HttpFrontEnd frontEnd = new HttpFrontEnd();
    frontEnd.start(new FakeNode(config(socket, "mode = \"0640\""), false), List.of(HELLO));
    try {
      assertEquals(List.of("unix:" + socket), frontEnd.addresses());
      assertEquals(
          "rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
      assertTrue(exchange(socket, "GET /v1/hello HTTP/1.0\r\n\r\n").endsWith("\"hello\""));
    } finally {
      frontEnd.stop();
    }
    assertFalse(Files.exists(socket));
    assertEquals(List.of(), frontEnd.addresses());
  }

  @Test
  void setsTheOwner() throws IOException {
    Path socket = directory.resolve("http.sock");
    Path file = Files.writeString(directory.resolve("file"), "");
    String user = Files.getAttribute(file, "unix:uid").toString();
    String group = Files.getAttribute(file, "unix:gid").toString();
    HttpFrontEnd frontEnd = new HttpFrontEnd();
    String owner = "user = \"%s\", group = \"%s\"".formatted(user, group);
    frontEnd.start(new FakeNode(config(socket, owner), false), List.of(HELLO));
    try {
      assertEquals(user, Files.getAttribute(socket, "unix:uid").toString());
      assertEquals(group, Files.getAttribute(socket, "unix:gid").toString());
    } finally {
      frontEnd.stop();
    }
  }

  @Test
  void refusesOwnersAndModesThatAreNone() {
    assertEquals(
        "Error starting http servers: Failed setting up HTTP socket: invalid user specified:"
            + " nobody-of-that-name",
        failure("user = nobody-of-that-name"));
    assertEquals(
        "Error starting http servers: Failed setting up HTTP socket: invalid group specified:"
            + " staff",
        failure("group = staff"));
    assertEquals(
        "Error starting http servers: Failed setting up HTTP socket: invalid mode specified: 888",
        failure("mode = \"888\""));
  }

  private String failure(String unixSockets) {
    Path socket = directory.resolve("refused.sock");
    FakeNode node = new FakeNode(config(socket, unixSockets), false);
    IOException failure =
        assertThrows(IOException.class, () -> new HttpFrontEnd().start(node, List.of(HELLO)));
    assertFalse(Files.exists(socket));
    return failure.getMessage();
  }
}
