package io.consuljvm.spi.http;

import io.consuljvm.spi.rpc.RpcException;
import java.io.IOException;
import java.util.Optional;

/** Answers requests to a route. */
@FunctionalInterface
public interface HttpHandler {
  /**
   * Called on a virtual thread of its own: it may wait.
   *
   * @throws HttpError for an answer with a status of its own
   * @throws RpcException passed on as 500, or 403 where the text says so ({@code H034, H035})
   * @throws IOException if the body could not be read: the connection is closed
   */
  HttpReply handle(HttpCall call) throws HttpError, RpcException, IOException;

  /**
   * Called first, on the event loop, if the request has no body: the answer, if it can be given
   * without waiting for anything. Empty sends the request to {@link #handle}.
   */
  default Optional<HttpReply> handleNow(HttpCall call) throws HttpError, RpcException {
    return Optional.empty();
  }
}
