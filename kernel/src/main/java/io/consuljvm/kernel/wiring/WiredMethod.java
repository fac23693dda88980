package io.consuljvm.kernel.wiring;

import io.consuljvm.spi.rpc.RpcHandler;
import io.consuljvm.spi.rpc.RpcMethod;

/** An RPC method and what answers it. */
public record WiredMethod<A, R>(RpcMethod<A, R> method, RpcHandler<A, R> handler) {}
