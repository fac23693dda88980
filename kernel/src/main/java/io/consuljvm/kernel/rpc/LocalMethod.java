package io.consuljvm.kernel.rpc;

import io.consuljvm.spi.rpc.Cancellation;
import io.consuljvm.spi.rpc.RpcArgument;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.rpc.RpcHandler;

/** A method that is answered by the server that is asked. */
record LocalMethod<A, R>(RpcHandler.Local<A, R> handler, TokenResolver tokens)
    implements Answer<A, R> {
  @Override
  public R call(A argument, Cancellation caller) throws RpcException {
    String token = argument instanceof RpcArgument withToken ? withToken.token() : "";
    return handler.handle(argument, new Call(tokens.resolve(token)));
  }
}
