package io.consuljvm.spi.rpc;

import io.consuljvm.spi.state.CommandRejected;
import io.consuljvm.spi.state.StateView;

/**
 * Answers one method. Which of the three forms is given says where the method may be answered and
 * whether it may wait; the dispatcher does the rest: forwarding, the hold while there is no leader,
 * blocking, the meta of the reply (wire/server-rpc.md section 6).
 */
public sealed interface RpcHandler<A, R> {
  /** Names the form of a lambda, which does not say it by itself. */
  static <A extends ReadArgument, R extends ReadReply<R>> Read<A, R> read(Read<A, R> handler) {
    return handler;
  }

  /** Names the form of a lambda, which does not say it by itself. */
  static <A extends RpcArgument, R> OnLeader<A, R> onLeader(OnLeader<A, R> handler) {
    return handler;
  }

  /** Names the form of a lambda, which does not say it by itself. */
  static <A, R> Local<A, R> local(Local<A, R> handler) {
    return handler;
  }

  /**
   * A read: a function of a view and nothing else, run again whenever something it read has changed
   * and its index is not yet past the caller's. Must not block, must not change anything.
   *
   * <p>Called on any thread, an event loop included.
   */
  non-sealed interface Read<A extends ReadArgument, R extends ReadReply<R>>
      extends RpcHandler<A, R> {
    R read(StateView view, A argument, RpcContext context) throws RpcException;
  }

  /** Answered on the leader of the argument's datacenter, on a virtual thread. */
  non-sealed interface OnLeader<A extends RpcArgument, R> extends RpcHandler<A, R> {
    R handle(A argument, LeaderContext context) throws RpcException, CommandRejected;
  }

  /** Answered by the server that is asked, on a virtual thread. */
  non-sealed interface Local<A, R> extends RpcHandler<A, R> {
    R handle(A argument, RpcContext context) throws RpcException;
  }
}
