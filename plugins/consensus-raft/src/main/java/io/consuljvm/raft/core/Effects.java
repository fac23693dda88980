package io.consuljvm.raft.core;

import java.util.List;
import java.util.Optional;

/**
 * Work for the shell. Nothing in one value waits for another part of it: a message that promises
 * something durable is held back by the core until the write was reported, so {@code messages} and
 * {@code replies} may leave at once, while {@code write} is on its way to the disk.
 *
 * @param write to be made durable in order, then reported by {@link Input.Persisted}
 * @param commitIndex entries up to here may be applied: they are committed, and durable on this
 *     server, so that the state machine never runs ahead of the log on disk; never decreases
 * @param wakeAtNanos when to call with {@link Input.Tick} at the latest; {@code Long.MAX_VALUE}:
 *     not needed
 */
public record Effects(
    Optional<Write> write,
    List<Outgoing> messages,
    List<Reply> replies,
    List<Outcome> outcomes,
    List<Event> events,
    long commitIndex,
    long wakeAtNanos) {
  public Effects {
    messages = List.copyOf(messages);
    replies = List.copyOf(replies);
    outcomes = List.copyOf(outcomes);
    events = List.copyOf(events);
  }
}
