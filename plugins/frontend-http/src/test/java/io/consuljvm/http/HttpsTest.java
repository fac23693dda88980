package io.consuljvm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.http.HttpRoute;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class HttpsTest {
  private static final HttpRoute HELLO =
      HttpRoute.any("/v1/hello", call -> HttpReply.json("hello"));

  private Identity agent;
  private Identity client;
  private Identity stranger;

  @BeforeAll
  void identities(@TempDir Path directory) throws Exception {
    agent = Identity.create(directory, "agent", "RSA");
    client = Identity.create(directory, "client", "EC");
    stranger = Identity.create(directory, "stranger", "EC");
  }

  private String config(String more) {
    return "cert_file = \"%s\", key_file = \"%s\", %s"
        .formatted(agent.certificateFile(), agent.keyFile(), more);
  }

  private RawClient connect(TestServer server, Identity as) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(as.keyStore(), Identity.PASSWORD);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(agent.trustStore());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
    SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(InetAddress.getByName("127.0.0.1"), server.port());
    return new RawClient(socket);
  }

  @Test
  void speaksHttps() throws Exception {
    try (TestServer server = TestServer.https(config(""), HELLO);
        RawClient https = connect(server, client)) {
      assertEquals("\"hello\"", https.get("/v1/hello").body());
      assertEquals("\"hello\"", https.get("/v1/hello").body());
    }
  }

  @Test
  void longStreamsAndLongBodiesPass() throws Exception {
    HttpRoute echo =
        HttpRoute.any(
            "/v1/echo",
            call -> {
              byte[] body = call.body().stream().readAllBytes();
              return HttpReply.stream((OutputStream out) -> out.write(body));
            });
    try (TestServer server = TestServer.https(config(""), echo);
        RawClient https = connect(server, client)) {
      String body = "0123456789".repeat(100_000);
      https.send("PUT /v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n" + body);
      assertEquals(body, https.answer().body());
    }
  }

  @Test
  void endsInOrder() throws Exception {
    try (TestServer server = TestServer.https(config(""), HELLO);
        RawClient https = connect(server, client)) {
      https.send("GET /v1/hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertTrue(https.readToEnd().endsWith("\"hello\""));
    }
  }

  @Test
  void knownClientIsLetIn() throws Exception {
    String config =
        config("verify_incoming = true, ca_file = \"" + client.certificateFile() + "\"");
    try (TestServer server = TestServer.https(config, HELLO);
        RawClient https = connect(server, client)) {
      assertEquals("\"hello\"", https.get("/v1/hello").body());
    }
  }

  @Test
  void strangerIsNot() throws Exception {
    String config =
        config("verify_incoming = true, ca_file = \"" + client.certificateFile() + "\"");
    try (TestServer server = TestServer.https(config, HELLO);
        RawClient https = connect(server, stranger)) {
      assertThrows(IOException.class, () -> https.get("/v1/hello"));
    }
    try (TestServer server = TestServer.https(config, HELLO);
        RawClient https = connect(server, client)) {
      assertEquals("\"hello\"", https.get("/v1/hello").body());
    }
  }

  @Test
  void plainTextIsNoHandshake() throws Exception {
    try (TestServer server = TestServer.https(config(""), HELLO)) {
      String answer = server.exchange("GET /v1/hello HTTP/1.1\r\nHost: x\r\n\r\n");
      assertTrue(!answer.contains("hello"), answer);
      try (RawClient https = connect(server, client)) {
        assertEquals("\"hello\"", https.get("/v1/hello").body());
      }
    }
  }

  @Test
  void saysWhatIsMissing() {
    assertEquals(
        "VerifyIncoming set, and no CA certificate provided!",
        failure(config("verify_incoming = true")));
    assertEquals(
        "VerifyIncoming set, and no Cert/Key pair provided!",
        failure("verify_incoming = true, ca_file = \"" + client.certificateFile() + "\""));
    assertTrue(
        failure("cert_file = /nonexistent, key_file = /nonexistent")
            .startsWith("Failed to load cert/key pair: "));
    assertTrue(failure(config("ca_file = /nonexistent")).startsWith("Failed to read CA file: "));
    assertEquals(
        "Failed to parse any CA certificates",
        failure(config("ca_file = \"" + agent.keyFile() + "\"")));
  }

  private static String failure(String config) {
    return assertThrows(IOException.class, () -> TestServer.https(config, HELLO)).getMessage();
  }
}
