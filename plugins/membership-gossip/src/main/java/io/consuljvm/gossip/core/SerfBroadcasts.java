package io.consuljvm.gossip.core;

import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Serf's three queues, in the order in which they fill a packet. */
final class SerfBroadcasts {

  private static final long CHECK_NANOS = 1_000_000_000;

  private final Step step;
  private final Timers timers;
  private final MessageCodec codec;
  private final BroadcastQueue intents;
  private final BroadcastQueue queries;
  private final BroadcastQueue events;

  SerfBroadcasts(
      Step step, Timers timers, MessageCodec codec, int retransmitMult, IntSupplier members) {
    this.step = step;
    this.timers = timers;
    this.codec = codec;
    intents = new BroadcastQueue(retransmitMult, members);
    queries = new BroadcastQueue(retransmitMult, members);
    events = new BroadcastQueue(retransmitMult, members);
  }

  void start() {
    timers.at(step.now() + CHECK_NANOS, this::checkDepth);
  }

  /** Ours, to everyone. */
  void add(SerfMessage message, @Nullable Runnable onFinished) {
    add(new Message.User(message, Optional.empty()), onFinished);
  }

  /** Somebody else's, in the bytes it came in. */
  void passOn(Message.User message) {
    add(message, null);
  }

  private void add(Message.User message, @Nullable Runnable onFinished) {
    BroadcastQueue queue =
        switch (message.body()) {
          case SerfMessage.LeaveIntent leave -> intents;
          case SerfMessage.JoinIntent join -> intents;
          case SerfMessage.Query query -> queries;
          case SerfMessage.UserEvent event -> events;
          case SerfMessage.QueryResponse response ->
              throw new IllegalStateException("a response goes to one node only");
          case SerfMessage.Relay relay ->
              throw new IllegalStateException("a relay goes to one node only");
        };
    queue.add(new Broadcast(message, codec.sizeOf(message), null, onFinished));
  }

  boolean isEmpty() {
    return intents.size() + queries.size() + events.size() == 0;
  }

  int fetch(int room, List<Message> parts) {
    return events.fetch(queries.fetch(intents.fetch(room, parts), parts), parts);
  }

  int intentDepth() {
    return intents.size();
  }

  int queryDepth() {
    return queries.size();
  }

  int eventDepth() {
    return events.size();
  }

  private void checkDepth() {
    timers.at(step.now() + CHECK_NANOS, this::checkDepth);
    check("intent", intents);
    check("event", events);
    check("query", queries);
  }

  private void check(String name, BroadcastQueue queue) {
    int depth = queue.size();
    if (depth >= Limits.QUEUE_WARNING) {
      step.warn("serf: queue is deep queue={} depth={}", name, depth);
    }
    if (depth > Limits.QUEUE_MAX) {
      step.warn(
          "serf: queue over its limit, dropping the oldest queue={} depth={} limit={}",
          name,
          depth,
          Limits.QUEUE_MAX);
      queue.prune(Limits.QUEUE_MAX);
    }
  }
}
