package io.consuljvm.kernel.rpc;

import io.consuljvm.kernel.state.StateShell;
import io.consuljvm.spi.rpc.Cancellation;
import io.consuljvm.spi.rpc.RpcArgument;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.rpc.RpcHandler;
import io.consuljvm.spi.state.CommandRejected;

/** A method that is answered by the leader of the argument's datacenter. */
record LeaderMethod<A extends RpcArgument, R>(
    RpcHandler.OnLeader<A, R> handler,
    Forwarder<A, R> forwarder,
    StateShell state,
    Proposals proposals,
    TokenResolver tokens)
    implements Answer<A, R> {
  @Override
  public R call(A argument, Cancellation caller) throws RpcException {
    return forwarder.call(argument, false, caller, () -> handle(argument));
  }

  private R handle(A argument) throws RpcException {
    var context = new LeaderCall(tokens.resolve(argument.token()), state, proposals);
    try {
      return handler.handle(argument, context);
    } catch (CommandRejected e) {
      throw new RpcException(e.getMessage(), e);
    }
  }
}
