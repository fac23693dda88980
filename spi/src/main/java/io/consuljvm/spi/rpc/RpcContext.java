package io.consuljvm.spi.rpc;

import io.consuljvm.spi.Authorizer;

/** What a handler knows of the call. */
public interface RpcContext {
  /** What the token of the call may do. */
  Authorizer authorizer();
}
