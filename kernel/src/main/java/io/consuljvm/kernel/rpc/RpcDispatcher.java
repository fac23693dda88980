package io.consuljvm.kernel.rpc;

import io.consuljvm.kernel.wiring.WiredMethod;
import io.consuljvm.spi.Authorizer;
import io.consuljvm.spi.rpc.Cancellation;
import io.consuljvm.spi.rpc.LeaderContext;
import io.consuljvm.spi.rpc.ReadArgument;
import io.consuljvm.spi.rpc.ReadReply;
import io.consuljvm.spi.rpc.RpcArgument;
import io.consuljvm.spi.rpc.RpcClient;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.rpc.RpcHandler;
import io.consuljvm.spi.rpc.RpcMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls methods, wherever they are answered: the one way to a handler, for front-ends, features and
 * calls from other servers alike. On a client agent every call goes to some server. Immutable once
 * made; safe for any thread.
 */
public final class RpcDispatcher implements RpcClient {
  private final RpcEnvironment environment;
  private final Optional<LocalServer> server;
  private final Optional<Proposals> proposals;
  private final Map<String, RpcMethod<?, ?>> methods = new HashMap<>();
  private final Map<String, Answer<?, ?>> answers = new HashMap<>();

  /**
   * @param server empty on a client agent
   * @param wired what features contribute; no two share a name
   */
  public RpcDispatcher(
      RpcEnvironment environment, Optional<LocalServer> server, List<WiredMethod<?, ?>> wired) {
    this.environment = environment;
    this.server = server;
    this.proposals = server.map(s -> new Proposals(s.consensus(), environment.clock()));
    for (WiredMethod<?, ?> binding : wired) {
      String name = binding.method().name();
      if (methods.put(name, binding.method()) != null) {
        throw new IllegalArgumentException("method claimed twice: " + name);
      }
      server.ifPresent(s -> answers.put(name, answer(binding, s)));
    }
  }

  @Override
  public <A, R> R call(RpcMethod<A, R> method, A argument) throws RpcException {
    return call(method, argument, Cancellation.NEVER);
  }

  @Override
  public <A, R> R call(RpcMethod<A, R> method, A argument, Cancellation caller)
      throws RpcException {
    if (server.isPresent()) {
      return answerOf(method).call(argument, caller);
    }
    RemoteCaller remote =
        environment.remote().orElseThrow(() -> new RpcException(RpcException.NO_SERVERS));
    return remote.callAnyServer(method, argument, caller);
  }

  @Override
  public <A, R> Optional<R> callNow(RpcMethod<A, R> method, A argument) throws RpcException {
    return server.isPresent() ? answerOf(method).now(argument) : Optional.empty();
  }

  /** The method of that name, for reading its argument off a wire. */
  public Optional<RpcMethod<?, ?>> method(String name) {
    return Optional.ofNullable(methods.get(name));
  }

  /** What work on the leader is done with that no caller has asked for. Servers only. */
  public LeaderContext leaderContext(Authorizer authorizer) {
    return new LeaderCall(authorizer, server.orElseThrow().state(), proposals.orElseThrow());
  }

  @SuppressWarnings("unchecked") // an answer is stored under the method whose types it has
  private <A, R> Answer<A, R> answerOf(RpcMethod<A, R> method) throws RpcException {
    Answer<?, ?> answer = answers.get(method.name());
    if (answer == null) {
      throw new RpcException("rpc: can't find service " + method.name());
    }
    return (Answer<A, R>) answer;
  }

  private <A, R> Answer<A, R> answer(WiredMethod<A, R> binding, LocalServer local) {
    return switch (binding.handler()) {
      case RpcHandler.Local<A, R> handler -> new LocalMethod<>(handler, environment.tokens());
      case RpcHandler.OnLeader<?, ?> handler -> onLeader(binding, handler, local);
      case RpcHandler.Read<?, ?> handler -> read(binding, handler, local);
    };
  }

  /** The handler's bounds say more of A than the compiler can see from here. */
  @SuppressWarnings("unchecked")
  private <A, R, B extends RpcArgument> Answer<A, R> onLeader(
      WiredMethod<A, R> binding, RpcHandler.OnLeader<?, ?> handler, LocalServer local) {
    var typed = (RpcHandler.OnLeader<B, R>) handler;
    var forwarder = forwarder((RpcMethod<B, R>) binding.method(), local);
    return (Answer<A, R>)
        new LeaderMethod<>(
            typed, forwarder, local.state(), proposals.orElseThrow(), environment.tokens());
  }

  /** As above. */
  @SuppressWarnings("unchecked")
  private <A, R, B extends ReadArgument, S extends ReadReply<S>> Answer<A, R> read(
      WiredMethod<A, R> binding, RpcHandler.Read<?, ?> handler, LocalServer local) {
    var typed = (RpcHandler.Read<B, S>) handler;
    var forwarder = forwarder((RpcMethod<B, S>) binding.method(), local);
    return (Answer<A, R>) new ReadMethod<>(typed, forwarder, local, environment);
  }

  private <B extends RpcArgument, S> Forwarder<B, S> forwarder(
      RpcMethod<B, S> method, LocalServer local) {
    return new Forwarder<>(method, new Router(environment, local), environment);
  }
}
