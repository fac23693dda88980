package io.consuljvm.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.spi.http.HttpCall;
import io.consuljvm.spi.http.HttpError;
import io.consuljvm.spi.http.HttpHandler;
import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.http.HttpRoute;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectionTest {
  private static final HttpRoute HELLO =
      HttpRoute.any("/v1/hello", call -> HttpReply.json("hello"));
  private static final String HELLO_REQUEST = "GET /v1/hello HTTP/1.1\r\nHost: x\r\n\r\n";

  /** Looks again and again, for as long as a test may take. */
  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private static HttpRoute untilCancelled(CompletableFuture<String> outcome) {
    return untilCancelled(new CountDownLatch(1), outcome);
  }

  private static HttpRoute untilCancelled(
      CountDownLatch running, CompletableFuture<String> outcome) {
    return HttpRoute.any(
        "/v1/wait",
        call -> {
          running.countDown();
          until(call::cancelled);
          outcome.complete("cancelled");
          return HttpReply.json("too late");
        });
  }

  @Test
  void answerAtHandIsGivenOnTheEventLoop() throws IOException {
    HttpHandler handler =
        new HttpHandler() {
          @Override
          public HttpReply handle(HttpCall call) {
            return HttpReply.json(Thread.currentThread().isVirtual());
          }

          @Override
          public Optional<HttpReply> handleNow(HttpCall call) {
            boolean now = call.parameter("now").isPresent();
            return now
                ? Optional.of(HttpReply.json(Thread.currentThread().getName()))
                : Optional.empty();
          }
        };
    try (TestServer server = TestServer.of(HttpRoute.any("/v1/where", handler));
        RawClient client = server.connect()) {
      assertTrue(client.get("/v1/where?now").body().startsWith("\"http-loop"));
      assertEquals("true", client.get("/v1/where").body());
    }
  }

  @Test
  void streamIsNeverWrittenOnTheEventLoop() throws IOException {
    HttpHandler handler =
        new HttpHandler() {
          @Override
          public HttpReply handle(HttpCall call) {
            throw new IllegalStateException("answered already");
          }

          @Override
          public Optional<HttpReply> handleNow(HttpCall call) {
            return Optional.of(
                HttpReply.stream(out ->
                    out.write(String.valueOf(Thread.currentThread().isVirtual()).getBytes(UTF_8))));
          }
        };
    try (TestServer server = TestServer.of(HttpRoute.any("/v1/where", handler));
        RawClient client = server.connect()) {
      assertEquals("true", client.get("/v1/where").body());
    }
  }

  @Test
  void bodyIsReadWhileItArrives() throws Exception {
    CompletableFuture<Integer> first = new CompletableFuture<>();
    HttpRoute route =
        HttpRoute.any(
            "/v1/upload",
            call -> {
              InputStream in = call.body().stream();
              first.complete(in.read());
              long rest = in.transferTo(OutputStream.nullOutputStream());
              return HttpReply.json(1 + rest);
            });
    try (TestServer server = TestServer.of(route, HELLO);
        RawClient client = server.connect()) {
      client.send("PUT /v1/upload HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\nb");
      assertEquals('b', first.get());
      client.send("b".repeat(299_999) + HELLO_REQUEST);
      assertEquals("300000", client.answer().body());
      assertEquals("\"hello\"", client.answer().body());
    }
  }

  @Test
  void clientIsToldToContinueWhenTheBodyIsWanted() throws IOException {
    HttpRoute route =
        HttpRoute.any(
            "/v1/upload",
            call -> HttpReply.raw(call.body().bytes(10, new HttpError(413, "too large"))));
    try (TestServer server = TestServer.of(route);
        RawClient client = server.connect()) {
      client.send(
          "PUT /v1/upload HTTP/1.1\r\n"
              + "Host: x\r\n"
              + "Expect: 100-continue\r\n"
              + "Content-Length: 3\r\n\r\n");
      assertEquals("HTTP/1.1 100 Continue\r\n\r\n", client.head());
      client.send("abc");
      assertEquals("abc", client.answer().body());
    }
  }

  @Test
  void bodyThatNobodyReadsDoesNotHurtTheNextRequest() throws IOException {
    try (TestServer server = TestServer.of(HELLO);
        RawClient client = server.connect()) {
      client.send("PUT /v1/hello HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n");
      assertEquals("\"hello\"", client.answer().body());
      client.send("x".repeat(200_000) + HELLO_REQUEST);
      assertEquals("\"hello\"", client.answer().body());
    }
  }

  @Test
  void clientThatSendsAllOfALongBodyStillReadsItsRefusal() throws IOException {
    HttpRoute route =
        HttpRoute.any(
            "/v1/upload",
            call -> HttpReply.raw(call.body().bytes(10, new HttpError(413, "too large"))));
    try (TestServer server = TestServer.of(route);
        RawClient client = server.connect()) {
      client.send(
          "PUT /v1/upload HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n"
              + "x".repeat(2_000_000));
      RawClient.Answer answer = client.answer();
      assertEquals(413, answer.status());
      assertEquals("too large", answer.body());
      assertEquals("", client.readToEnd());
    }
  }

  @Test
  void clientThatLeavesCancelsItsRequest() throws Exception {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    try (TestServer server = TestServer.of(untilCancelled(outcome));
        RawClient client = server.connect()) {
      client.send("GET /v1/wait HTTP/1.1\r\nHost: x\r\n\r\n");
      client.leave();
      assertEquals("cancelled", outcome.get());
    }
  }

  @Test
  void clientThatIsCutOffCancelsItsRequest() throws Exception {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    try (TestServer server = TestServer.of(untilCancelled(outcome));
        RawClient client = server.connect()) {
      client.send("GET /v1/wait HTTP/1.1\r\nHost: x\r\n\r\n");
      client.reset();
      assertEquals("cancelled", outcome.get());
    }
  }

  @Test
  void clientThatOnlyEndsItsOwnSideGetsAllItsAnswers() throws IOException {
    try (TestServer server = TestServer.of(untilCancelled(new CompletableFuture<>()), HELLO);
        RawClient client = server.connect()) {
      client.send("GET /v1/wait HTTP/1.1\r\nHost: x\r\n\r\n");
      client.finish();
      assertEquals("\"too late\"", client.answer().body());
      assertEquals("", client.readToEnd());
    }
  }

  @Test
  void longAnswerSurvivesTheEndOfTheClientsSide() throws IOException {
    byte[] body = new byte[20_000_000];
    HttpRoute route =
        HttpRoute.any(
            "/v1/long",
            new HttpHandler() {
              @Override
              public HttpReply handle(HttpCall call) {
                throw new IllegalStateException("answered already");
              }

              @Override
              public Optional<HttpReply> handleNow(HttpCall call) {
                return Optional.of(HttpReply.raw(body));
              }
            });
    try (TestServer server = TestServer.of(route);
        RawClient client = server.connect()) {
      client.send("GET /v1/long HTTP/1.1\r\nHost: x\r\n\r\n");
      client.finish();
      assertEquals(body.length, client.answer().body().length());
      assertEquals("", client.readToEnd());
    }
  }

  @Test
  void clientThatLeavesWithinItsBodyFailsTheReader() throws Exception {
    CompletableFuture<byte[]> read = new CompletableFuture<>();
    HttpRoute route =
        HttpRoute.any(
            "/v1/upload",
            call -> {
              try {
                read.complete(call.body().stream().readAllBytes());
              } catch (IOException e) {
                read.completeExceptionally(e);
                throw e;
              }
              return HttpReply.empty();
            });
    try (TestServer server = TestServer.of(route);
        RawClient client = server.connect()) {
      client.send("PUT /v1/upload HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
      client.leave();
      ExecutionException failure = assertThrows(ExecutionException.class, read::get);
      assertEquals("unexpected EOF", failure.getCause().getMessage());
    }
  }

  @Test
  void longStreamWaitsForASlowClient() throws Exception {
    long size = 64L << 20;
    AtomicLong written = new AtomicLong();
    CompletableFuture<Thread> writer = new CompletableFuture<>();
    HttpRoute route =
        HttpRoute.any(
            "/v1/stream",
            call ->
                HttpReply.stream(out -> {
                  writer.complete(Thread.currentThread());
                  byte[] block = new byte[64 * 1024];
                  for (long left = size; left > 0; left -= block.length) {
                    out.write(block);
                    written.addAndGet(block.length);
                  }
                }));
    try (TestServer server = TestServer.of(route, HELLO);
        RawClient client = server.connect()) {
      client.send("GET /v1/stream HTTP/1.1\r\nHost: x\r\n\r\n");
      Thread thread = writer.get();
      until(() -> thread.getState() == Thread.State.WAITING);
      assertTrue(written.get() < size, "all of it was written, and nothing read");
      assertEquals(size, client.answer().body().length());
      assertEquals("\"hello\"", client.get("/v1/hello").body());
    }
  }

  @Test
  void streamThatFailsEndsTheConnection() throws IOException {
    HttpRoute route =
        HttpRoute.any(
            "/v1/stream",
            call ->
                HttpReply.stream(out -> {
                  out.write('a');
                  out.flush();
                  throw new IOException("no more");
                }));
    try (TestServer server = TestServer.of(route)) {
      String answer = server.exchange("GET /v1/stream HTTP/1.1\r\nHost: x\r\n\r\n");
      assertTrue(answer.contains("1\r\na\r\n"), answer);
      assertFalse(answer.contains("0\r\n\r\n"), answer);
    }
  }

  @Test
  void streamThatFailsBeforeItStartsIsAnError() throws IOException {
    HttpRoute route =
        HttpRoute.any(
            "/v1/stream",
            call ->
                HttpReply.stream(out -> {
                  out.write('a');
                  throw new IOException("no such thing");
                }));
    try (TestServer server = TestServer.of(route);
        RawClient client = server.connect()) {
      RawClient.Answer answer = client.get("/v1/stream");
      assertEquals(500, answer.status());
      assertEquals("no such thing", answer.body());
    }
  }

  @Test
  void clientThatReadsNothingIsCutOff() throws Exception {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    HttpRoute route =
        HttpRoute.any(
            "/v1/stream",
            call ->
                HttpReply.stream(out -> {
                  try {
                    while (true) {
                      out.write(new byte[64 * 1024]);
                    }
                  } catch (IOException e) {
                    outcome.complete(e.getMessage());
                    throw e;
                  }
                }));
    String config = "plugins.frontend-http.write-timeout = 200 ms";
    try (TestServer server = TestServer.of(config, List.of(route));
        RawClient client = server.connect()) {
      client.send("GET /v1/stream HTTP/1.1\r\nHost: x\r\n\r\n");
      assertEquals("the client has gone", outcome.get());
    }
  }

  @Test
  void manyRequestsAtOnceAreAllAnswered() throws Exception {
    HttpRoute route = HttpRoute.any("/v1/block", call -> HttpReply.raw(new byte[2000]));
    int count = 20_000;
    try (TestServer server = TestServer.of(route);
        RawClient client = server.connect()) {
      String requests = "GET /v1/block HTTP/1.1\r\nHost: x\r\n\r\n".repeat(count);
      Thread sender =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  client.send(requests);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      for (int i = 0; i < count; i++) {
        assertEquals(2000, client.answer().body().length());
      }
      sender.join();
    }
  }

  @Test
  void headThatTakesTooLongIsRefused() throws IOException {
    String config = "plugins.frontend-http.head-timeout = 100 ms";
    try (TestServer server = TestServer.of(config, List.of(HELLO))) {
      assertTrue(server.exchange("GET /v1/hel").startsWith("HTTP/1.1 408 Request Timeout\r\n"));
    }
  }

  @Test
  void idleConnectionIsNoSlowOne() throws IOException {
    String config = "plugins.frontend-http.head-timeout = 100 ms";
    try (TestServer server = TestServer.of(config, List.of(HELLO));
        RawClient idle = server.connect()) {
      idle.send("PUT /v1/hello HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\na");
      assertEquals("\"hello\"", idle.answer().body());
      idle.send("b");
      assertTrue(server.exchange("GET /v1/hel").startsWith("HTTP/1.1 408 Request Timeout\r\n"));
      assertEquals("\"hello\"", idle.get("/v1/hello").body());
    }
  }

  @Test
  void bodyThatTakesTooLongIsRefused() throws IOException {
    HttpRoute route = HttpRoute.any("/v1/json", call -> HttpReply.json(call.body().json()));
    String config = "plugins.frontend-http.body-timeout = 100 ms";
    try (TestServer server = TestServer.of(config, List.of(route))) {
      String answer =
          server.exchange("PUT /v1/json HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n{}");
      assertTrue(answer.startsWith("HTTP/1.1 408 Request Timeout\r\n"), answer);
    }
  }

  @Test
  void jsonIsLimited() throws IOException {
    HttpRoute route = HttpRoute.any("/v1/json", call -> HttpReply.json(call.body().json()));
    String config = "plugins.frontend-http.json-limit = 4";
    try (TestServer server = TestServer.of(config, List.of(route));
        RawClient client = server.connect()) {
      client.send("PUT /v1/json HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n[1,2]");
      RawClient.Answer answer = client.answer();
      assertEquals(413, answer.status());
      assertEquals("Request body exceeds 4 byte limit", answer.body());
    }
  }

  @Test
  void connectionBeyondTheLimitIsClosedAndCounted() throws IOException {
    String config = "plugins.frontend-http.max-connections = 1";
    try (TestServer server = TestServer.of(config, List.of(HELLO));
        RawClient first = server.connect()) {
      assertEquals("\"hello\"", first.get("/v1/hello").body());
      assertEquals("", server.exchange(""));
      assertTrue(server.node.measurements.contains("consul.http.connections.refused"));
      assertEquals("\"hello\"", first.get("/v1/hello").body());
    }
  }

  @Test
  void everyRequestIsTimed() throws IOException {
    HttpRoute prefix = HttpRoute.any("/v1/kv/", call -> HttpReply.empty());
    try (TestServer server = TestServer.of(prefix, HELLO);
        RawClient client = server.connect()) {
      client.get("/v1/kv/a/b");
      client.get("/v1/hello?%");
      client.get("/v1/nothing");
      until(() -> server.node.measurements.size() == 2);
      assertEquals(
          Set.of("consul.http.GET.v1.kv._", "consul.http.GET.v1.hello"),
          Set.copyOf(server.node.measurements));
    }
  }

  @Test
  void requestThatRunsMayEndWhenTheAgentStops() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    HttpRoute route =
        HttpRoute.any(
            "/v1/wait",
            call -> {
              running.countDown();
              awaitQuietly(goOn);
              return HttpReply.json("done");
            });
    String config = "plugins.frontend-http.stop-grace = 20 s";
    try (TestServer server = TestServer.of(config, List.of(route));
        RawClient client = server.connect();
        RawClient idle = server.connect()) {
      client.send("GET /v1/wait HTTP/1.1\r\nHost: x\r\n\r\n");
      running.await();
      Thread stop = Thread.ofVirtual().start(server::close);
      assertEquals("", idle.readToEnd());
      goOn.countDown();
      RawClient.Answer answer = client.answer();
      assertEquals("\"done\"", answer.body());
      assertTrue(answer.head().contains("\r\nConnection: close\r\n"));
      stop.join();
    }
  }

  @Test
  void requestThatDoesNotEndIsCutOffWhenTheAgentStops() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CompletableFuture<String> outcome = new CompletableFuture<>();
    String config = "plugins.frontend-http.stop-grace = 100 ms";
    TestServer server = TestServer.of(config, List.of(untilCancelled(running, outcome)));
    try (RawClient client = server.connect()) {
      client.send("GET /v1/wait HTTP/1.1\r\nHost: x\r\n\r\n");
      running.await();
      server.close();
      assertEquals("", client.readToEnd());
      assertEquals("cancelled", outcome.get());
    }
  }

  private static void awaitQuietly(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Test
  void developmentIsAlwaysPretty() throws IOException {
    HttpRoute route = HttpRoute.any("/v1/list", call -> HttpReply.json(List.of(1)));
    try (TestServer server = TestServer.development(route);
        RawClient client = server.connect()) {
      assertEquals("[\n    1\n]\n", client.get("/v1/list").body());
    }
  }

  @Test
  void answersInManyPiecesArriveWhole() throws IOException {
    byte[] all = new byte[100_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    HttpRoute route =
        HttpRoute.any(
            "/v1/stream",
            call ->
                HttpReply.stream(out -> {
                  int at = 0;
                  for (int size = 1; at < all.length; size = size * 3 % 7919 + 1) {
                    int count = Math.min(size, all.length - at);
                    out.write(all, at, count);
                    at += count;
                  }
                }));
    try (TestServer server = TestServer.of(route);
        RawClient client = server.connect()) {
      assertEquals(new String(all, ISO_8859_1), client.get("/v1/stream").body());
    }
  }
}
