/**
 * Typed methods between agents: the same call is answered in place, on the leader, or in another
 * datacenter (wire/server-rpc.md). Start at {@link io.consuljvm.spi.rpc.RpcMethod}.
 */
@NullMarked
package io.consuljvm.spi.rpc;

import org.jspecify.annotations.NullMarked;
