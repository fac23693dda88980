package io.consuljvm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.spi.cli.AgentHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketHttpTest {
  private static final byte[] NOTHING = {};

  @Test
  void sendsWhatFlagsAndEnvironmentSay() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.tcp("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      AgentHttp http =
          client(server.address(), Map.of("CONSUL_HTTP_AUTH", "user"), "dc2", "secret");
      http.send("PUT", "/v1/kv/a%20b", Map.of("flags", "4 2", "raw", ""), "v".getBytes(UTF_8))
          .close();
      assertEquals(
          """
          PUT /v1/kv/a%%20b?dc=dc2&flags=4+2&raw= HTTP/1.1
          Host: %s
          Connection: close
          Content-Length: 1
          X-Consul-Token: secret
          Authorization: Basic dXNlcjo=

          v\
          """
              .formatted(server.address())
              .replace("\n", "\r\n"),
          server.received());
    }
  }

  @Test
  void lineBreakInTokenMakesNoHeader() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.tcp("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      client(server.address(), Map.of(), "", "a\r\nEvil: 1")
          .send("GET", "/", Map.of(), NOTHING)
          .close();
      assertFalse(server.received().contains("\nEvil"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more",
        "HTTP/1.1 200 OK\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"
            + "2\r\n"
            + "he\r\n"
            + "3;x=y\r\n"
            + "llo\r\n"
            + "0\r\n"
            + "T: 1\r\n\r\n",
        "HTTP/1.0 200 OK\r\n\r\nhello",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
      })
  void readsEveryKindOfBody(String answer) throws IOException {
    try (ScriptedServer server = ScriptedServer.tcp(answer);
        AgentHttp.Answer got = get(server.address())) {
      assertEquals(200, got.status());
      assertArrayEquals("hello".getBytes(UTF_8), got.bytes());
    }
  }

  @Test
  void headersAreFoundInAnyCase() throws IOException {
    try (ScriptedServer server =
            ScriptedServer.tcp(
                "HTTP/1.1 200 OK\r\nX-Consul-Index:  7 \r\nContent-Length: 0\r\n\r\n");
        AgentHttp.Answer got = get(server.address())) {
      assertEquals("7", got.header("x-consul-index"));
      assertEquals("", got.header("X-Other"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello"
      })
  void bodyThatBreaksOffIsAnError(String answer) throws IOException {
    try (ScriptedServer server = ScriptedServer.tcp(answer);
        AgentHttp.Answer got = get(server.address())) {
      assertThrows(IOException.class, got::bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SSH-2.0-x\r\n",
        "HTTP/1.1 abc\r\n\r\n",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\n"
      })
  void answerThatIsNoHttpIsAnError(String answer) throws IOException {
    try (ScriptedServer server = ScriptedServer.tcp(answer)) {
      IOException e = assertThrows(IOException.class, () -> get(server.address()));
      assertTrue(e.getMessage().startsWith("Get http://" + server.address() + "/v1/x: "));
    }
  }

  @Test
  void statusOtherThanOkIsTold() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.tcp("HTTP/1.1 500 E\r\nContent-Length: 9\r\n\r\nNo leader")) {
      AgentHttp http = client(server.address(), Map.of(), "", "");
      IOException e =
          assertThrows(
              IOException.class, () -> http.sendExpectingOk("PUT", "/", Map.of(), NOTHING));
      assertEquals("Unexpected response code: 500 (No leader)", e.getMessage());
    }
  }

  @Test
  void refusedConnectionIsTold() {
    // Nobody listens on port 1, and no other test will ever be given it.
    String closed = "127.0.0.1:1";
    IOException e = assertThrows(IOException.class, () -> get(closed));
    assertEquals(
        "Get http://%s/v1/x: dial tcp %s: getsockopt: connection refused".formatted(closed, closed),
        e.getMessage());
  }

  @Test
  void speaksThroughUnixSocket(@TempDir Path directory) throws IOException {
    Path socket = directory.resolve("http.sock");
    try (ScriptedServer server =
            ScriptedServer.unix(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        AgentHttp.Answer got = get("unix://" + socket)) {
      assertArrayEquals("ok".getBytes(UTF_8), got.bytes());
      assertTrue(server.received().startsWith("GET /v1/x HTTP/1.1\r\nHost: localhost\r\n"));
    }
  }

  @Test
  void missingUnixSocketIsTold(@TempDir Path directory) {
    Path socket = directory.resolve("none.sock");
    IOException e = assertThrows(IOException.class, () -> get("unix://" + socket));
    assertTrue(
        e.getMessage().endsWith("dial unix " + socket + ": no such file or directory"),
        e.getMessage());
  }

  private static AgentHttp.Answer get(String address) throws IOException {
    return client(address, Map.of(), "", "").send("GET", "/v1/x", Map.of(), NOTHING);
  }

  private static AgentHttp client(
      String address, Map<String, String> environment, String datacenter, String token) {
    return new SocketHttp(
        AgentAddress.parse(address, false), HttpSettings.of(environment), datacenter, token);
  }
}
