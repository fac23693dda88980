package io.consuljvm.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.http.HttpRoute;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damages requests at random: whatever the server makes of them, it answers in HTTP or hangs up,
 * and serves the next client.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class HostileRequestsTest {
  private static final List<String> SAMPLES =
      List.of(
          "GET /v1/kv/a?raw&index=5 HTTP/1.1\r\nHost: x\r\nAccept: */*\r\n\r\n",
          "PUT /v1/kv/a%2Fb HTTP/1.1\r\nHost: x\r\nContent-Length: 12\r\n\r\n{\"a\":[1,2]} ",
          "PUT /v1/kv/a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "4\r\nabcd\r\n3;e=f\r\nefg\r\n0\r\nX: y\r\n\r\n",
          "PUT /v1/kv/a HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nab",
          "GET / HTTP/1.0\r\n"
              + "Connection: keep-alive\r\n\r\n"
              + "HEAD /v1/kv/ HTTP/1.1\r\n"
              + "Host: x\r\n\r\n");
  private static final String PIECES = "\r\n\t :;%?&=/.\0\u007f\u0080\u00ff0189afAFzZ-+*\"";

  private TestServer server;

  @BeforeAll
  void start() throws IOException {
    server =
        TestServer.of(
            "plugins.frontend-http.head-limit = 4 KiB",
            List.of(
                HttpRoute.any("/v1/kv/", call -> HttpReply.json(call.body().json())),
                HttpRoute.any("/v1/hello", call -> HttpReply.json("hello"))));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed={0}")
  @MethodSource("seeds")
  void damagedRequestHurtsNobodyElse(long seed) throws IOException {
    Random random = new Random(seed);
    String request = SAMPLES.get(random.nextInt(SAMPLES.size()));
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      request = damaged(request, random);
    }
    try (RawClient client = server.connect()) {
      client.send(request);
      client.finish();
      String answer = client.readToEnd();
      if (!answer.isEmpty() && !answer.equals("<reset>")) {
        assertEquals("HTTP/1.", answer.substring(0, Math.min(7, answer.length())), request);
      }
      assertFalse(answer.contains("\tat "), "a stack trace for " + request);
    }
    try (RawClient client = server.connect()) {
      assertEquals("\"hello\"", client.get("/v1/hello").body());
    }
  }

  private static String damaged(String request, Random random) {
    StringBuilder text = new StringBuilder(request);
    int at = random.nextInt(request.length());
    char piece = PIECES.charAt(random.nextInt(PIECES.length()));
    switch (random.nextInt(6)) {
      case 0 -> text.setCharAt(at, piece);
      case 1 -> text.insert(at, piece);
      case 2 -> text.deleteCharAt(at);
      case 3 -> text.insert(at, request, at, at + random.nextInt(request.length() - at));
      case 4 -> text.insert(at, String.valueOf(piece).repeat(random.nextInt(6000)));
      default -> text.delete(at, at + random.nextInt(request.length() - at));
    }
    String result = text.isEmpty() ? " " : text.toString();
    return new String(result.getBytes(ISO_8859_1), ISO_8859_1);
  }
}
