package io.consuljvm.kernel.rpc;

import io.consuljvm.spi.consensus.Leadership;
import io.consuljvm.spi.rpc.Cancellation;
import io.consuljvm.spi.rpc.RpcArgument;
import io.consuljvm.spi.rpc.RpcException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides, on a server, where a call is answered (wire/server-rpc.md section 6), and holds it for a
 * while if there is no leader that could (H112). Safe for any thread.
 */
final class Router {
  private static final Logger LOG = LoggerFactory.getLogger("consul.rpc");
  private static final Duration HOLD = Duration.ofSeconds(7);
  private static final int PAUSES_PER_HOLD = 16;
  private static final Route HERE = new Route.Here();

  private final RpcEnvironment environment;
  private final LocalServer server;

  Router(RpcEnvironment environment, LocalServer server) {
    this.environment = environment;
    this.server = server;
  }

  /**
   * @param anyServer whether this server may answer even if it does not lead
   */
  Route route(RpcArgument argument, boolean anyServer, Cancellation caller) throws RpcException {
    if (!argument.datacenter().equals(environment.datacenter())) {
      return elsewhere(argument.datacenter());
    }
    if (anyServer) {
      return HERE;
    }
    Optional<Route> leader = leader();
    return leader.isPresent() ? leader.get() : hold(caller);
  }

  /** Whether this server may answer, as things are. */
  boolean here(RpcArgument argument, boolean anyServer) {
    return argument.datacenter().equals(environment.datacenter())
        && (anyServer || server.barrier().ready());
  }

  private Route elsewhere(String datacenter) throws RpcException {
    if (environment.remote().isEmpty()) {
      LOG.warn("RPC request for DC '{}', no path found", datacenter);
      throw new RpcException(RpcException.NO_PATH_TO_DATACENTER);
    }
    return new Route.Datacenter(datacenter);
  }

  private Optional<Route> leader() {
    if (server.barrier().ready()) {
      return Optional.of(HERE);
    }
    Leadership now = server.consensus().leadership();
    if (now.leads() || now.leader().isEmpty()) {
      return Optional.empty();
    }
    return environment
        .remote()
        .filter(remote -> remote.knows(now.leader().get()))
        .map(remote -> new Route.Leader(now.leader().get()));
  }

  private Route hold(Cancellation caller) throws RpcException {
    long untilNanos = environment.clock().nanoTime() + HOLD.toNanos();
    while (environment.clock().nanoTime() - untilNanos < 0) {
      pause(caller);
      Optional<Route> leader = leader();
      if (leader.isPresent()) {
        return leader.get();
      }
    }
    throw new RpcException(RpcException.NO_LEADER);
  }

  /**
   * A random time, so that not all who wait come back at once; less if this server hears news of
   * the leader, of which gossip may know nothing yet.
   */
  private void pause(Cancellation caller) throws RpcException {
    long nanos = environment.random().nextLong(HOLD.toNanos() / PAUSES_PER_HOLD);
    try (Wait wait = new Wait(environment.clock(), Duration.ofNanos(nanos), caller)) {
      Runnable wake = wait::wake;
      server.barrier().onChange(wake);
      try {
        // What changed just before is in what is looked at next.
        if (leader().isEmpty() && wait.await() == Wait.Outcome.CANCELLED) {
          throw CallerGone.exception();
        }
      } finally {
        server.barrier().forget(wake);
      }
    }
  }
}
