package io.consuljvm.agent;

import io.consuljvm.spi.Node;
import io.consuljvm.spi.http.HttpCall;
import io.consuljvm.spi.http.HttpError;
import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.membership.MembershipException;
import io.consuljvm.spi.membership.Pool;
import java.util.List;
import java.util.Optional;

/** Members, joining, forcing others to leave ({@code H159 - H168}). */
final class MembershipRoutes {
  private final Node node;

  MembershipRoutes(Node node) {
    this.node = node;
  }

  HttpReply list(HttpCall call) {
    Optional<Pool> pool = wan(call) ? node.wan() : node.lan();
    // No pool is null, not an empty list (H160).
    return HttpReply.json(
        pool.map(p -> p.members().stream().map(MemberView::of).toList()).orElse(null));
  }

  HttpReply join(HttpCall call) throws HttpError {
    if (wan(call) && !node.server()) {
      throw new HttpError(500, "Must be a server to join WAN cluster");
    }
    try {
      pool(wan(call) ? node.wan() : node.lan()).join(List.of(call.suffix()));
    } catch (MembershipException e) {
      throw new HttpError(500, e.getMessage());
    }
    return HttpReply.empty();
  }

  /** On a server the name leaves the WAN pool, too ({@code B278, B279}). */
  HttpReply forceLeave(HttpCall call) throws HttpError {
    try {
      pool(node.lan()).forceLeave(call.suffix());
      if (node.wan().isPresent()) {
        node.wan().get().forceLeave(call.suffix());
      }
    } catch (MembershipException e) {
      throw new HttpError(500, e.getMessage());
    }
    return HttpReply.empty();
  }

  private static Pool pool(Optional<Pool> pool) throws MembershipException {
    return pool.orElseThrow(
        () -> new MembershipException("slot membership is empty: this agent has no pool"));
  }

  private static boolean wan(HttpCall call) {
    return !call.parameter("wan").orElse("").isEmpty();
  }
}
