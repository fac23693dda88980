package io.consuljvm.gossip.core;

import java.util.List;
import java.util.OptionalLong;

/**
 * @param filters who shall process it; everyone if empty
 * @param requestAck whether everyone who processes it acknowledges
 * @param timeoutNanos how long it stays open; else by the size of the pool
 */
public record QueryOptions(
    List<QueryFilter> filters, boolean requestAck, OptionalLong timeoutNanos) {

  public static final QueryOptions DEFAULT =
      new QueryOptions(List.of(), false, OptionalLong.empty());

  public QueryOptions {
    filters = List.copyOf(filters);
  }
}
