package io.consuljvm.agent;

import io.consuljvm.spi.AgentControl;
import io.consuljvm.spi.http.HttpCall;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends log lines to a client as they come. A client that is slower than the log loses lines, never
 * the agent its speed ({@code H175}).
 */
final class LogFollower {
  private static final Logger LOG = LoggerFactory.getLogger("agent");
  private static final int QUEUED_LINES = 512;
  private static final long LOOK_FOR_CLIENT_MILLIS = 500;

  private final AgentControl control;
  private final HttpCall call;
  private final ArrayBlockingQueue<String> lines = new ArrayBlockingQueue<>(QUEUED_LINES);
  private final AtomicLong dropped = new AtomicLong();

  LogFollower(AgentControl control, HttpCall call) {
    this.control = control;
    this.call = call;
  }

  /** Returns when the client has gone. */
  void follow(String level, OutputStream out) throws IOException {
    try (AgentControl.LogStream stream = control.monitor(level, this::offer)) {
      out.flush();
      while (!call.cancelled()) {
        String line = lines.poll(LOOK_FOR_CLIENT_MILLIS, TimeUnit.MILLISECONDS);
        if (line != null) {
          out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
          out.flush();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the agent stops");
    } finally {
      if (dropped.get() > 0) {
        LOG.warn("Dropped {} logs during monitor request", dropped);
      }
    }
  }

  private void offer(String line) {
    if (!lines.offer(line)) {
      dropped.incrementAndGet();
    }
  }
}
