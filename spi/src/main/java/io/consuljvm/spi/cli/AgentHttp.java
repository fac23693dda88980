package io.consuljvm.spi.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * A small client of the agent's HTTP API, quick to load. Datacenter and token of the flags go with
 * every request. Used by one thread at a time.
 */
public interface AgentHttp {
  /** An answer; the body must be read or closed. */
  interface Answer extends AutoCloseable {
    int status();

    /** First value of a header, empty if absent. */
    String header(String name);

    InputStream body();

    /** All of the body. */
    byte[] bytes() throws IOException;

    @Override
    void close();
  }

  /**
   * Sends a request.
   *
   * @param path encoded path, such as {@code /v1/kv/a%20b}
   * @param parameters unencoded; an empty value is sent as {@code name=}
   * @param body empty array for none
   * @throws IOException with the text for the user, such as {@code Get http://…: dial tcp …}
   */
  Answer send(String method, String path, Map<String, String> parameters, byte[] body)
      throws IOException;

  /** Like {@link #send}, with a body of any length that is streamed. */
  Answer send(
      String method, String path, Map<String, String> parameters, InputStream body, long length)
      throws IOException;

  /**
   * Like {@link #send}, but any status other than 200 fails with {@code Unexpected response code:
   * <code> (<body>)} ({@code C021}).
   */
  Answer sendExpectingOk(String method, String path, Map<String, String> parameters, byte[] body)
      throws IOException;
}
