package io.consuljvm.spi;

import io.consuljvm.spi.http.HttpRoute;
import java.io.IOException;
import java.util.List;
import org.pf4j.ExtensionPoint;

/** A listener: HTTP, DNS, agent RPC … */
public interface FrontEnd extends ExtensionPoint {
  /** For messages, such as {@code http}. */
  String name();

  /**
   * Starts to listen; called when everything that it may ask for is running.
   *
   * @param routes all HTTP routes that features contribute
   * @throws IOException if it cannot; the agent prints the message as it is and does not start
   */
  void start(Node node, List<HttpRoute> routes) throws IOException;

  /** Stops listening, lets running requests end for a moment, and cuts off the rest. */
  void stop();

  /** Where it listens, as {@code ip:port} or {@code unix:path}; empty while stopped. */
  List<String> addresses();
}
