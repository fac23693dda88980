package io.consuljvm.kernel;

import io.consuljvm.spi.rpc.Cancellation;
import io.consuljvm.spi.rpc.RpcClient;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.rpc.RpcMethod;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What features hold on to while they list their methods, which is before anything can call them.
 */
final class LateRpc implements RpcClient {
  private volatile @Nullable RpcClient target;

  void connect(RpcClient client) {
    target = client;
  }

  private RpcClient target() throws RpcException {
    RpcClient client = target;
    if (client == null) {
      throw new RpcException("the agent is still starting");
    }
    return client;
  }

  @Override
  public <A, R> R call(RpcMethod<A, R> method, A argument) throws RpcException {
    return target().call(method, argument);
  }

  @Override
  public <A, R> R call(RpcMethod<A, R> method, A argument, Cancellation caller)
      throws RpcException {
    return target().call(method, argument, caller);
  }

  @Override
  public <A, R> Optional<R> callNow(RpcMethod<A, R> method, A argument) throws RpcException {
    return target().callNow(method, argument);
  }
}
