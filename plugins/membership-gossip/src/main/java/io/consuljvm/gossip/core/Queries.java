package io.consuljvm.gossip.core;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Queries, both ends: those we ask and those we answer (serf, section 7). */
final class Queries {

  private static final int MIN_ANSWERS_KEPT = 64;

  private final Step step;
  private final Timers timers;
  private final GossipConfig config;
  private final MessageCodec codec;
  private final RandomGenerator random;
  private final MemberlistCore memberlist;
  private final SerfBroadcasts broadcasts;
  private final Supplier<Tags> tags;
  private final Consumer<Event> events;
  private final LamportClock clock = new LamportClock();
  private final DeduplicationRing<Long> recent = new DeduplicationRing<>();
  private final Map<Long, Asked> asked = new LinkedHashMap<>();
  private final Set<QueryTicket> open = new LinkedHashSet<>();
  private long minTime;

  Queries(
      Step step,
      Timers timers,
      GossipConfig config,
      MessageCodec codec,
      RandomGenerator random,
      MemberlistCore memberlist,
      SerfBroadcasts broadcasts,
      Supplier<Tags> tags,
      Consumer<Event> events) {
    this.step = step;
    this.timers = timers;
    this.config = config;
    this.codec = codec;
    this.random = random;
    this.memberlist = memberlist;
    this.broadcasts = broadcasts;
    this.tags = tags;
    this.events = events;
  }

  /** One of ours, under way. */
  private static final class Asked {
    final long id;
    final QueryListener listener;
    int answersLeft;

    Asked(long id, QueryListener listener, int answersLeft) {
      this.id = id;
      this.listener = listener;
      this.answersLeft = answersLeft;
    }
  }

  void start(long restoredTime) {
    clock.increment();
    clock.witness(restoredTime);
    minTime = restoredTime + 1;
  }

  LamportClock clock() {
    return clock;
  }

  long defaultTimeoutNanos() {
    return Scaling.queryTimeoutNanos(
        config.timing().gossipInterval().toNanos(),
        config.serfTiming().queryTimeoutMult(),
        memberlist.notDead());
  }

  /**
   * Asks everyone. The listener hears nothing before this returns, and {@code finished} last of
   * all.
   *
   * @return why it was not asked
   */
  Optional<String> ask(String name, Bytes payload, QueryOptions options, QueryListener listener) {
    long timeout = options.timeoutNanos().orElseGet(this::defaultTimeoutNanos);
    SerfMessage.Query query =
        new SerfMessage.Query(
            clock.time(),
            random.nextInt(Integer.MAX_VALUE),
            memberlist.localNode().endpoint(),
            options.filters(),
            options.requestAck() ? QueryFlags.ACK : 0,
            timeout,
            name,
            payload);
    if (bodySize(query) > Limits.QUERY_BYTES) {
      return Optional.of("query exceeds limit of " + Limits.QUERY_BYTES + " bytes");
    }
    long key = query.lamportTime();
    int answers = 2 * Math.max(memberlist.notDead(), MIN_ANSWERS_KEPT);
    asked.put(key, new Asked(query.id(), listener, 2 * answers));
    timers.at(step.now() + timeout, () -> close(key));
    received(query);
    broadcasts.add(query, null);
    return Optional.empty();
  }

  private void close(long key) {
    Asked over = asked.remove(key);
    if (over != null) {
      over.listener.finished();
    }
  }

  /** Somebody's query, or our own; whether it is to be passed on. */
  boolean received(SerfMessage.Query query) {
    long time = query.lamportTime();
    clock.witness(time);
    if (LamportClock.isBefore(time, minTime) || !isNew(query)) {
      return false;
    }
    boolean passOn = !QueryFlags.has(query.flags(), QueryFlags.NO_BROADCAST);
    if (!concernsUs(query.filters())) {
      return passOn;
    }
    if (QueryFlags.has(query.flags(), QueryFlags.ACK)) {
      send(
          query.replyTo(),
          new SerfMessage.QueryResponse(
              time, query.id(), config.name(), QueryFlags.ACK, Bytes.EMPTY));
    }
    QueryTicket ticket =
        new QueryTicket(time, query.id(), query.replyTo(), step.now() + query.timeoutNanos());
    open(ticket);
    events.accept(new Event.QueryEvent(ticket, query.name(), query.payload()));
    return passOn;
  }

  private boolean isNew(SerfMessage.Query query) {
    long time = query.lamportTime();
    return switch (recent.offer(time, query.id(), clock.time())) {
      case NEW -> true;
      case SEEN -> false;
      case TOO_OLD, FULL -> {
        step.warn(
            "serf: query dropped, too old or too many at one time name={} time={} clock={}",
            query.name(),
            Long.toUnsignedString(time),
            Long.toUnsignedString(clock.time()));
        yield false;
      }
    };
  }

  private boolean concernsUs(List<QueryFilter> filters) {
    for (QueryFilter filter : filters) {
      boolean passes =
          switch (filter) {
            case QueryFilter.Nodes nodes -> nodes.names().contains(config.name());
            case QueryFilter.Tag tag ->
                TagExpression.isFoundIn(tags.get().get(tag.name()).orElse(""), tag.expression());
            case QueryFilter.Unknown unknown -> {
              step.warn("serf: query with an unknown filter type={}", unknown.type());
              yield false;
            }
          };
      if (!passes) {
        return false;
      }
    }
    return true;
  }

  private void open(QueryTicket ticket) {
    open.removeIf(other -> other.deadlineNanos() - step.now() < 0);
    if (open.size() >= Limits.OPEN_QUERIES) {
      open.remove(open.iterator().next());
    }
    open.add(ticket);
  }

  /** Sends our answer; why not, if not. */
  Optional<String> respond(QueryTicket ticket, Bytes payload) {
    if (!open.contains(ticket)) {
      return Optional.of("response already sent");
    }
    if (step.now() - ticket.deadlineNanos() > 0) {
      open.remove(ticket);
      return Optional.of("response is past the deadline");
    }
    SerfMessage.QueryResponse response =
        new SerfMessage.QueryResponse(ticket.lamportTime(), ticket.id(), config.name(), 0, payload);
    if (bodySize(response) > Limits.QUERY_RESPONSE_BYTES) {
      return Optional.of("response exceeds limit of " + Limits.QUERY_RESPONSE_BYTES + " bytes");
    }
    open.remove(ticket);
    send(ticket.replyTo(), response);
    return Optional.empty();
  }

  /** An answer to one of ours, if it still runs. */
  void responded(SerfMessage.QueryResponse response) {
    Asked query = asked.get(response.lamportTime());
    if (query == null || query.id != response.id()) {
      step.warn(
          "serf: answer to a query that does not run from={} time={} id={}",
          response.from(),
          Long.toUnsignedString(response.lamportTime()),
          response.id());
      return;
    }
    if (query.answersLeft == 0) {
      step.warn("serf: answer dropped, more than there are members from={}", response.from());
      return;
    }
    query.answersLeft--;
    if (QueryFlags.has(response.flags(), QueryFlags.ACK)) {
      query.listener.acked(response.from());
    } else {
      query.listener.responded(response.from(), response.payload());
    }
  }

  private void send(Endpoint to, SerfMessage message) {
    memberlist.sendAlone(to, Message.User.ours(message));
  }

  private int bodySize(SerfMessage message) {
    return codec.sizeOf(Message.User.ours(message)) - 1;
  }
}
