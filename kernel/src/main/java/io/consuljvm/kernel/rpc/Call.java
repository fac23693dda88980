package io.consuljvm.kernel.rpc;

import io.consuljvm.spi.Authorizer;
import io.consuljvm.spi.rpc.RpcContext;

/** What a handler that does not lead knows of the call. */
record Call(Authorizer authorizer) implements RpcContext {}
