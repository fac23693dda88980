package io.consuljvm.kernel.rpc;

import io.consuljvm.spi.Authorizer;
import io.consuljvm.spi.rpc.RpcException;
import java.util.Optional;

/** Finds out what a token may do. Safe for any thread. */
@FunctionalInterface
public interface TokenResolver {
  /** What applies while there are no ACLs. */
  TokenResolver ALLOW_ALL = token -> Authorizer.ALLOW_ALL;

  /**
   * May wait for an answer from the ACL datacenter.
   *
   * @param token empty for the anonymous one
   * @throws RpcException if the token is not known, with the text for the caller
   */
  Authorizer resolve(String token) throws RpcException;

  /** The same if it can be said without waiting; called on event loops, too. */
  default Optional<Authorizer> resolveNow(String token) throws RpcException {
    return this == ALLOW_ALL ? Optional.of(Authorizer.ALLOW_ALL) : Optional.empty();
  }
}
