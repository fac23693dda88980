package io.consuljvm.kernel.rpc;

import io.consuljvm.spi.consensus.ServerAddress;
import io.consuljvm.spi.rpc.Cancellation;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.rpc.RpcMethod;

/**
 * Calls methods on other servers. Safe for any thread; calls wait for the reply, and fail when the
 * caller goes. The prefix {@code rpc error: } of answers that failed elsewhere is put on here.
 */
public interface RemoteCaller {
  /** Whether a server of this datacenter is known from gossip, so that it can be called. */
  boolean knows(ServerAddress server);

  /** Calls a server of this datacenter. */
  <A, R> R callServer(ServerAddress server, RpcMethod<A, R> method, A argument, Cancellation caller)
      throws RpcException;

  /**
   * Calls some server of this datacenter; what a client agent does.
   *
   * @throws RpcException {@link RpcException#NO_SERVERS} if none is known
   */
  <A, R> R callAnyServer(RpcMethod<A, R> method, A argument, Cancellation caller)
      throws RpcException;

  /**
   * Calls some server of another datacenter.
   *
   * @throws RpcException {@link RpcException#NO_PATH_TO_DATACENTER} if none is known
   */
  <A, R> R callDatacenter(
      String datacenter, RpcMethod<A, R> method, A argument, Cancellation caller)
      throws RpcException;
}
