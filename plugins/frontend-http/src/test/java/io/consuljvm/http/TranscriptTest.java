package io.consuljvm.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.consuljvm.spi.http.HttpCall;
import io.consuljvm.spi.http.HttpError;
import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.http.HttpRoute;
import io.consuljvm.spi.rpc.QueryMeta;
import io.consuljvm.spi.rpc.QueryOptions;
import io.consuljvm.spi.rpc.RpcException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays the files in {@code transcripts}: what a client sends on a connection, and every byte that
 * comes back.
 *
 * <p>A conversation has a title behind {@code ##}. A line behind {@code >} is sent and a line
 * behind {@code <} is expected, with CR LF behind it unless it ends with a backslash; {@code \n},
 * {@code \x41} and {@code {a*900}} stand for what they say. Everything is sent at once. The last
 * line says whether the connection stays {@code open} or is {@code closed}; that it stays open is
 * proved by one more request.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranscriptTest {
  private static final String PROBE = "GET /probe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  private static final String PROBED =
      "HTTP/1.1 404 Not Found\r\nDate: -\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private TestServer server;

  record Conversation(String title, String sent, String expected, boolean open) {
    @Override
    public String toString() {
      return title;
    }
  }

  @BeforeAll
  void start() throws IOException {
    server =
        TestServer.of(
            """
            ui = true
            http_api_response_headers { access-control-allow-origin = "*" }
            """,
            routes());
  }

  private static List<HttpRoute> routes() {
    return List.of(
        HttpRoute.any("/v1/status/leader", call -> HttpReply.json("127.0.0.1:8300")),
        HttpRoute.any("/v1/agent/check/pass/", call -> HttpReply.empty()),
        HttpRoute.any("/v1/no-content", call -> HttpReply.status(204)),
        HttpRoute.any("/v1/catalog/nodes", TranscriptTest::nodes),
        HttpRoute.any("/v1/map", call -> HttpReply.json(new TreeMap<>(Map.of("b", 1, "a", "<&>")))),
        HttpRoute.any("/v1/raw/", call -> HttpReply.raw(call.suffix().getBytes(UTF_8))),
        HttpRoute.any(
            "/v1/size/",
            call -> HttpReply.raw("a".repeat(Integer.parseInt(call.suffix())).getBytes(UTF_8))),
        HttpRoute.any("/v1/stream", call -> HttpReply.stream(TranscriptTest::twoChunks)),
        HttpRoute.any(
            "/v1/short-stream", call -> HttpReply.stream(out -> out.write("{}".getBytes(UTF_8)))),
        HttpRoute.any("/v1/json", call -> HttpReply.json(call.body().json())),
        HttpRoute.of(
            "PUT",
            "/v1/fail/",
            call -> {
              throw new RpcException(call.suffix());
            }),
        HttpRoute.any(
            "/v1/broken",
            call -> {
              throw new IllegalStateException("secret");
            }),
        new HttpRoute(Set.of("GET", "PUT", "DELETE"), "/v1/kv/", TranscriptTest::kv));
  }

  private static HttpReply nodes(HttpCall call) throws HttpError {
    QueryOptions options = call.queryOptions();
    return HttpReply.json(List.of(options.token(), call.datacenter()))
        .withMeta(QueryMeta.ofIndex(options.minQueryIndex()));
  }

  private static void twoChunks(OutputStream out) throws IOException {
    out.write("one\n".getBytes(UTF_8));
    out.flush();
    out.write("two\n".getBytes(UTF_8));
  }

  private static HttpReply kv(HttpCall call) throws HttpError, IOException {
    if (call.method().equals("PUT")) {
      call.body().bytes(524288, new HttpError(413, "Value exceeds 524288 byte limit"));
      return HttpReply.json(true);
    }
    return HttpReply.raw(call.suffix().getBytes(UTF_8));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conversations")
  void answersByteForByte(Conversation conversation) throws IOException {
    try (RawClient client = server.connect()) {
      client.send(conversation.sent() + (conversation.open() ? PROBE : ""));
      String expected = conversation.expected() + (conversation.open() ? PROBED : "");
      assertEquals(visible(expected), visible(client.readToEnd()));
    }
  }

  private static String visible(String bytes) {
    return bytes.replace("\r\n", "\n").replace("\r", "\\r");
  }

  static Stream<Conversation> conversations() {
    return Stream.of("framing", "routing", "parameters", "bodies", "malformed")
        .flatMap(TranscriptTest::read);
  }

  private static Stream<Conversation> read(String file) {
    String text;
    try (InputStream in =
        TranscriptTest.class.getResourceAsStream("/transcripts/" + file + ".txt")) {
      text = new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
    return Pattern.compile("^## ", Pattern.MULTILINE)
        .splitAsStream(text)
        .filter(conversation -> !conversation.isBlank())
        .map(TranscriptTest::conversation);
  }

  private static Conversation conversation(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    StringBuilder sent = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (String line : lines.subList(1, lines.size() - 1)) {
      (line.startsWith(">") ? sent : expected).append(bytes(line));
    }
    boolean open = lines.getLast().equals("open");
    assertEquals(open ? "open" : "closed", lines.getLast(), lines.getFirst());
    return new Conversation(lines.getFirst(), sent.toString(), expected.toString(), open);
  }

  private static String bytes(String line) {
    String content = line.length() > 2 ? line.substring(2) : "";
    boolean whole = !content.endsWith("\\");
    String text = whole ? content + "\r\n" : content.substring(0, content.length() - 1);
    text = new String(text.getBytes(UTF_8), ISO_8859_1).replace("\\n", "\n");
    text =
        Pattern.compile("\\\\x(..)")
            .matcher(text)
            .replaceAll(m -> String.valueOf((char) Integer.parseInt(m.group(1), 16)));
    return Pattern.compile("\\{(.)\\*(\\d+)\\}")
        .matcher(text)
        .replaceAll(m -> m.group(1).repeat(Integer.parseInt(m.group(2))));
  }
}
