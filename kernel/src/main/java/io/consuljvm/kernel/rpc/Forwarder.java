package io.consuljvm.kernel.rpc;

import io.consuljvm.spi.rpc.Cancellation;
import io.consuljvm.spi.rpc.RpcArgument;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.rpc.RpcMethod;

/** Takes the calls of one method to where they are answered. Safe for any thread. */
record Forwarder<A extends RpcArgument, R>(
    RpcMethod<A, R> method, Router router, RpcEnvironment environment) {

  /** What is done if that is here. */
  interface Local<R> {
    R answer() throws RpcException;
  }

  R call(A argument, boolean anyServer, Cancellation caller, Local<R> local) throws RpcException {
    return switch (router.route(argument, anyServer, caller)) {
      case Route.Here() -> local.answer();
      case Route.Leader(var address) -> remote().callServer(address, method, argument, caller);
      case Route.Datacenter(var name) -> remote().callDatacenter(name, method, argument, caller);
    };
  }

  boolean here(A argument, boolean anyServer) {
    return router.here(argument, anyServer);
  }

  /** Present, for the router leads nowhere else without it. */
  private RemoteCaller remote() {
    return environment.remote().orElseThrow();
  }
}
