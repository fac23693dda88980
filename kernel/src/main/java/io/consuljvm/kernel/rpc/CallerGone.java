package io.consuljvm.kernel.rpc;

import io.consuljvm.spi.rpc.RpcException;

/** The error of a call whose caller has gone: nobody will read it. */
final class CallerGone {
  private CallerGone() {}

  static RpcException exception() {
    return new RpcException("request cancelled: the caller has gone");
  }
}
