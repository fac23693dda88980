package io.consuljvm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.http.HttpRoute;
import io.consuljvm.spi.rpc.RpcException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestLogTest {
  /** Other tests log here, too; their lines lack this. */
  private static final String MARK = "/v1/logged/";

  private final Logger logger = Logger.getLogger("http");
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>(1000);
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          if (line.getMessage().contains(MARK)) {
            lines.add(line.getLevel() + " " + line.getMessage());
          }
        }

        @Override
        public void flush() {
          // Nothing is kept back.
        }

        @Override
        public void close() {
          // Nothing is held.
        }
      };

  @BeforeAll
  void listen() {
    handler.setLevel(Level.ALL);
    logger.setLevel(Level.FINE);
    logger.addHandler(handler);
  }

  @AfterAll
  void stopListening() {
    logger.removeHandler(handler);
    logger.setLevel(null);
  }

  private String next() throws InterruptedException {
    String line = lines.poll(20, TimeUnit.SECONDS);
    assertTrue(line != null, "no line was logged");
    return line.replaceAll("\\([0-9.]+.?s\\)", "(T)").replaceAll("127.0.0.1:\\d+", "CLIENT");
  }

  @Test
  void tellsRequestsAndHidesTokens() throws Exception {
    HttpRoute route = HttpRoute.any(MARK, call -> HttpReply.empty());
    try (TestServer server = TestServer.of(route);
        RawClient client = server.connect()) {
      client.get(MARK + "a?token=t1&x=t1");
      assertEquals(
          "FINE Request GET /v1/logged/a?token=<hidden>&x=<hidden> (T) from=CLIENT", next());
      client.get(MARK + "b?token=");
      assertEquals("FINE Request GET /v1/logged/b?token=<hidden> (T) from=CLIENT", next());
    }
  }

  @Test
  void tellsFailures() throws Exception {
    HttpRoute route =
        HttpRoute.any(
            MARK + "failure",
            call -> {
              throw new RpcException("No cluster leader");
            });
    try (TestServer server = TestServer.of(route);
        RawClient client = server.connect()) {
      client.get(MARK + "failure");
      List<String> both = List.of(next(), next());
      assertEquals(
          List.of(
              "SEVERE Request GET /v1/logged/failure, error: No cluster leader from=CLIENT",
              "FINE Request GET /v1/logged/failure (T) from=CLIENT"),
          both);
    }
  }
}
