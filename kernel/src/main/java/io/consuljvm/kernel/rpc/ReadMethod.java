package io.consuljvm.kernel.rpc;

import io.consuljvm.kernel.state.Watch;
import io.consuljvm.spi.Authorizer;
import io.consuljvm.spi.consensus.Consensus;
import io.consuljvm.spi.consensus.Leadership;
import io.consuljvm.spi.rpc.Cancellation;
import io.consuljvm.spi.rpc.QueryMeta;
import io.consuljvm.spi.rpc.QueryOptions;
import io.consuljvm.spi.rpc.ReadArgument;
import io.consuljvm.spi.rpc.ReadReply;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.rpc.RpcHandler;
import io.consuljvm.spi.state.StateView;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

/**
 * A method that reads: answered by the leader, or by any server if the caller does not mind stale
 * data; at once, or when its index has gone past the caller's (spec/http.md sections 4 and 5).
 */
final class ReadMethod<A extends ReadArgument, R extends ReadReply<R>> implements Answer<A, R> {
  /** What a server reports that never heard from a leader. */
  private static final Duration NEVER = Duration.ofNanos(Long.MAX_VALUE);

  private final RpcHandler.Read<A, R> handler;
  private final Forwarder<A, R> forwarder;
  private final LocalServer server;
  private final RpcEnvironment environment;

  ReadMethod(
      RpcHandler.Read<A, R> handler,
      Forwarder<A, R> forwarder,
      LocalServer server,
      RpcEnvironment environment) {
    this.handler = handler;
    this.forwarder = forwarder;
    this.server = server;
    this.environment = environment;
  }

  @Override
  public R call(A argument, Cancellation caller) throws RpcException {
    QueryOptions options = argument.options();
    return forwarder.call(
        argument,
        options.allowStale(),
        caller,
        () -> options.minQueryIndex() == 0 ? read(argument) : block(argument, caller));
  }

  @Override
  public Optional<R> now(A argument) throws RpcException {
    QueryOptions options = argument.options();
    if (options.requireConsistent()
        || mayHaveToWait(options)
        || !forwarder.here(argument, options.allowStale())) {
      return Optional.empty();
    }
    Optional<Authorizer> authorizer = environment.tokens().resolveNow(options.token());
    if (authorizer.isEmpty()) {
      return Optional.empty();
    }
    R reply = server.state().evaluate(view -> run(view, argument, authorizer.get()));
    return isAwaited(reply, options) ? Optional.of(reply) : Optional.empty();
  }

  /** Nothing in the state is newer than what is applied. */
  private boolean mayHaveToWait(QueryOptions options) {
    return options.minQueryIndex() != 0
        && Long.compareUnsigned(options.minQueryIndex(), server.state().appliedIndex()) >= 0;
  }

  private R read(A argument) throws RpcException {
    verifyIfConsistent(argument);
    Authorizer authorizer = environment.tokens().resolve(argument.token());
    return server.state().evaluate(view -> run(view, argument, authorizer));
  }

  private R block(A argument, Cancellation caller) throws RpcException {
    Duration atMost = QueryDeadline.of(argument.options().maxQueryTime(), environment.random());
    try (Wait wait = new Wait(environment.clock(), atMost, caller);
        Watch watch = server.state().watch(wait::wake)) {
      while (true) {
        Optional<R> reply = attempt(argument, wait, watch);
        if (reply.isPresent()) {
          return reply.get();
        }
        // What is looked at next after the time is up is given back, whatever it is (H078).
        if (watch.arm() && wait.await() == Wait.Outcome.CANCELLED) {
          throw CallerGone.exception();
        }
      }
    }
  }

  /**
   * The reply, if it is not to be waited for a newer one. In a method of its own, so that a waiting
   * thread does not hold on to a large reply that nobody will see.
   */
  private Optional<R> attempt(A argument, Wait wait, Watch watch) throws RpcException {
    boolean last = wait.expired();
    wait.clear();
    verifyIfConsistent(argument);
    Authorizer authorizer = environment.tokens().resolve(argument.token());
    R reply = watch.read(view -> run(view, argument, authorizer));
    return last || isAwaited(reply, argument.options()) ? Optional.of(reply) : Optional.empty();
  }

  private R run(StateView view, A argument, Authorizer authorizer) throws RpcException {
    environment.metrics().count("consul.rpc.query", 1);
    R reply = handler.read(view, argument, new Call(authorizer));
    return reply.withMeta(meta(reply.meta().index()));
  }

  /** H073, H082: an index of 0 never blocks. */
  private static boolean isAwaited(ReadReply<?> reply, QueryOptions options) {
    long index = reply.meta().index();
    return options.minQueryIndex() == 0
        || index == 0
        || Long.compareUnsigned(index, options.minQueryIndex()) > 0;
  }

  private QueryMeta meta(long index) {
    Consensus consensus = server.consensus();
    Leadership now = consensus.leadership();
    return now.leads()
        ? new QueryMeta(index, Duration.ZERO, true)
        : new QueryMeta(
            index, consensus.sinceLeaderContact().orElse(NEVER), now.leader().isPresent());
  }

  /** H083, H108: before each evaluation. */
  private void verifyIfConsistent(A argument) throws RpcException {
    if (!argument.options().requireConsistent()) {
      return;
    }
    long startNanos = environment.clock().nanoTime();
    try {
      server.consensus().verifyLeader().join();
    } catch (CompletionException e) {
      throw new RpcException(String.valueOf(e.getCause().getMessage()), e.getCause());
    } catch (CancellationException e) {
      throw new RpcException("node is not the leader", e);
    }
    Duration took = Duration.ofNanos(environment.clock().nanoTime() - startNanos);
    environment.metrics().time("consul.rpc.consistentRead", took);
  }
}
