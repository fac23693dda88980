package io.consuljvm.gossip.core;

import java.util.List;

/** A Serf message (serf, sections 1, 3, 6 and 7). Lamport times are unsigned 64 bits wide. */
public sealed interface SerfMessage {

  record LeaveIntent(long lamportTime, String node) implements SerfMessage {}

  record JoinIntent(long lamportTime, String node) implements SerfMessage {}

  /**
   * @param coalesce whether a receiver may merge it with others of the same name
   */
  record UserEvent(long lamportTime, String name, Bytes payload, boolean coalesce)
      implements SerfMessage {}

  /**
   * @param id random, 31 bits
   * @param replyTo where acks and responses go, straight
   * @param flags see {@link QueryFlags}
   */
  record Query(
      long lamportTime,
      long id,
      Endpoint replyTo,
      List<QueryFilter> filters,
      int flags,
      long timeoutNanos,
      String name,
      Bytes payload)
      implements SerfMessage {

    public Query {
      filters = List.copyOf(filters);
    }
  }

  record QueryResponse(long lamportTime, long id, String from, int flags, Bytes payload)
      implements SerfMessage {}

  /**
   * Passed on by us for a newer peer: {@code body} goes to {@code to} unchanged.
   *
   * @param body with the bytes it came in
   */
  record Relay(Endpoint to, Message.User body) implements SerfMessage {}
}
