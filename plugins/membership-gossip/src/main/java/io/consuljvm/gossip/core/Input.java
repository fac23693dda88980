package io.consuljvm.gossip.core;

import java.util.List;
import java.util.Optional;

/**
 * What happened. Every input tells the time, in nanoseconds of any clock that never goes back; a
 * {@code request} is a number by which the answer among the {@link Output}s is recognised.
 */
public sealed interface Input {

  long nowNanos();

  /** The first input: announces this node and starts the rounds. */
  record Start(long nowNanos, Restored restored) implements Input {}

  /** Time has passed. */
  record Tick(long nowNanos) implements Input {}

  /**
   * A packet, or a user message that came over a stream.
   *
   * @param from the source address of the packet: acks go there
   */
  record PacketReceived(long nowNanos, Endpoint from, List<Message> messages) implements Input {
    public PacketReceived {
      messages = List.copyOf(messages);
    }
  }

  /** Somebody pings over a stream, and waits on it. */
  record StreamPingReceived(long nowNanos, long exchange, Message.Ping ping) implements Input {}

  /** Somebody opened a push/pull with us and waits for our state on the same stream. */
  record PushPullReceived(long nowNanos, long exchange, PushPull remote) implements Input {}

  /** The other side of {@link Output.StartPushPull} has answered with its state. */
  record PushPullAnswered(long nowNanos, long exchange, PushPull remote) implements Input {}

  /**
   * {@link Output.StartPushPull} came to nothing.
   *
   * @param cause for the caller of a join
   */
  record PushPullFailed(long nowNanos, long exchange, String cause) implements Input {}

  /**
   * What became of {@link Output.SendStreamPing}.
   *
   * @param answered whether the right ack came before the deadline
   */
  record StreamPingAnswered(long nowNanos, long seqNo, boolean answered) implements Input {}

  /** What became of {@link Output.InstallKeyring}. */
  record KeyringInstalled(long nowNanos, long ticket, Optional<String> problem) implements Input {}

  /**
   * Contact these, one after the other, and merge with all that answer.
   *
   * @param ignoreOldEvents whether user events from before the join are not delivered; Consul:
   *     always
   */
  record Join(long nowNanos, long request, List<Endpoint> targets, boolean ignoreOldEvents)
      implements Input {
    public Join {
      targets = List.copyOf(targets);
    }
  }

  /** Leave for good, telling the others. The core goes on taking part until it is dropped. */
  record Leave(long nowNanos, long request) implements Input {}

  /** Declare a failed member left (force-leave). */
  record RemoveFailedMember(long nowNanos, long request, String name) implements Input {}

  record SetTags(long nowNanos, long request, Tags tags) implements Input {}

  record FireUserEvent(long nowNanos, long request, String name, Bytes payload, boolean coalesce)
      implements Input {}

  record StartQuery(long nowNanos, long request, String name, Bytes payload, QueryOptions options)
      implements Input {}

  /** Answers a query that was delivered as {@link Event.QueryEvent}, at most once. */
  record Respond(long nowNanos, QueryTicket query, Bytes payload) implements Input {}

  /**
   * Runs a key operation on every member.
   *
   * @param key ignored for {@link KeyOperation#LIST}
   */
  record ChangeKeys(long nowNanos, long request, KeyOperation operation, Bytes key)
      implements Input {}
}
