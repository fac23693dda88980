/**
 * RPC dispatch: from the name of a method to its answer, given here, by the leader, or elsewhere;
 * and everything around an answer that no handler writes itself: the hold while there is no leader,
 * blocking queries, consistency, the meta of a reply (wire/server-rpc.md section 6, spec/http.md
 * sections 4 and 5).
 *
 * <p>Start at {@link io.consuljvm.kernel.rpc.RpcDispatcher}, then {@code ReadMethod}. All waiting
 * is done by the calling thread in a {@link io.consuljvm.kernel.rpc.Wait}, in the time of the
 * injected clock.
 */
@NullMarked
package io.consuljvm.kernel.rpc;

import org.jspecify.annotations.NullMarked;
