package io.consuljvm.spi.rpc;

import java.util.Optional;

/** Calls methods, wherever they are answered. Safe for any thread. */
public interface RpcClient {
  /**
   * Calls a method and waits for its reply, which for a blocking read may take minutes. To be
   * called on a virtual thread or another one that may wait, never on an event loop.
   *
   * @throws RpcException with the text for the caller
   */
  <A, R> R call(RpcMethod<A, R> method, A argument) throws RpcException;

  /**
   * Like {@link #call(RpcMethod, Object)}, for a caller that may go before the answer is there: a
   * wait is then given up, and the call fails. A write that is under way is not undone.
   */
  default <A, R> R call(RpcMethod<A, R> method, A argument, Cancellation caller)
      throws RpcException {
    return call(method, argument);
  }

  /**
   * The reply, if this agent can give it without waiting for anybody: a read that does not block
   * and that this server may answer by itself. Empty means: use {@link #call}. May be called on an
   * event loop.
   *
   * @throws RpcException with the text for the caller
   */
  <A, R> Optional<R> callNow(RpcMethod<A, R> method, A argument) throws RpcException;
}
