package io.consuljvm.kernel.rpc;

import io.consuljvm.spi.rpc.Cancellation;
import io.consuljvm.spi.rpc.RpcException;
import java.util.Optional;

/**
 * How this server comes to the reply of one method, be it by asking another. Safe for any thread.
 *
 * @param <A> argument
 * @param <R> reply
 */
interface Answer<A, R> {
  /** May wait. */
  R call(A argument, Cancellation caller) throws RpcException;

  /** The reply, if it can be given without waiting. */
  default Optional<R> now(A argument) throws RpcException {
    return Optional.empty();
  }
}
