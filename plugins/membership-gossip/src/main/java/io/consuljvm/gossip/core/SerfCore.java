package io.consuljvm.gossip.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Serf on top of memberlist: statuses, intents, user events, queries (serf, sections 2 to 13).
 * Wires the parts, and is what memberlist talks to.
 */
final class SerfCore implements Delegate {

  private final Step step;
  private final Timers timers;
  private final GossipConfig config;
  private final MessageCodec codec;
  private final LamportClock clock = new LamportClock();
  private final MemberlistCore memberlist;
  private final MemberTable members;
  private final SerfBroadcasts broadcasts;
  private final Intents intents;
  private final Departure departure;
  private final UserEvents userEvents;
  private final Queries queries;
  private final Keys keys;
  private final InternalQueries internalQueries;
  private final NameConflicts nameConflicts;
  private final Reconnects reconnects;
  private final Rejoin rejoin;
  private final Consumer<Event> application;
  private final @Nullable SnapshotRecorder recorder;
  private final @Nullable Coordinates coordinates;
  private final RandomGenerator random;
  private Tags tags;
  private int joinsIgnoringOldEvents;

  SerfCore(
      Step step, Timers timers, GossipConfig config, MessageCodec codec, RandomGenerator random) {
    this.step = step;
    this.timers = timers;
    this.config = config;
    this.codec = codec;
    this.random = random;
    this.tags = config.tags();
    SerfTiming timing = config.serfTiming();
    coordinates = config.coordinates() ? new Coordinates(step, codec, config.name(), random) : null;
    recorder = config.recordsSnapshot() ? new SnapshotRecorder(step, clock) : null;
    memberlist = new MemberlistCore(step, timers, config, codec, random, this::encrypted, this);
    members = new MemberTable(step, config.name(), timing, this::publish);
    broadcasts =
        new SerfBroadcasts(step, timers, codec, config.timing().retransmitMult(), members::size);
    intents = new Intents(step, config.name(), clock, members, broadcasts, this::isStaying);
    departure = new Departure(step, timers, config, memberlist, members, intents, broadcasts);
    userEvents = new UserEvents(step, this::publish);
    queries =
        new Queries(
            step, timers, config, codec, random, memberlist, broadcasts, () -> tags, this::publish);
    keys = new Keys(step, codec, queries, memberlist, config.keyring());
    internalQueries = new InternalQueries(step, config, codec, members, queries, keys);
    nameConflicts = new NameConflicts(step, config, codec, memberlist, queries);
    reconnects = new Reconnects(step, timers, timing, random, members, memberlist.sync());
    rejoin = new Rejoin(step, memberlist.sync());
    application = application(timing);
  }

  private Consumer<Event> application(SerfTiming timing) {
    Consumer<Event> deliver = event -> step.emit(new Output.Deliver(event));
    Consumer<Event> members =
        CoalescingStage.before(
            deliver, step, timers, timing.memberCoalesce(), new MemberCoalescer());
    return CoalescingStage.before(
        members, step, timers, timing.userCoalesce(), new UserEventCoalescer());
  }

  void start(Restored restored) {
    if (recorder != null) {
      recorder.start(restored);
    }
    if (coordinates != null) {
      restored.coordinate().ifPresent(coordinates::restore);
    }
    clock.increment();
    clock.witness(restored.clock());
    userEvents.start(restored.eventClock());
    queries.start(restored.queryClock());
    memberlist.start(random);
    broadcasts.start();
    reconnects.start();
    timers.at(step.now() + config.serfTiming().reapInterval().toNanos(), this::reap);
    rejoin.start(restored.members(), config.name(), random);
  }

  /** After everything else in a step. */
  void passTime() {
    if (recorder != null) {
      recorder.passTime(coordinate());
    }
  }

  // What the application asks for.

  void join(long request, List<Endpoint> targets, boolean ignoreOldEvents) {
    if (!isStaying()) {
      done(request, "Serf can't Join after Leave or Shutdown");
      return;
    }
    joinsIgnoringOldEvents += ignoreOldEvents ? 1 : 0;
    memberlist
        .sync()
        .join(
            targets,
            (contacted, failures) -> {
              joinsIgnoringOldEvents -= ignoreOldEvents ? 1 : 0;
              if (contacted > 0) {
                intents.announceJoin();
              }
              step.emit(new Output.Joined(request, contacted, failures));
            });
  }

  void leave(long request) {
    departure.leave(
        request,
        () -> {
          if (recorder != null) {
            recorder.leave();
          }
        });
  }

  void removeFailedMember(long request, String name) {
    departure.remove(request, name);
  }

  void setTags(long request, Tags next) {
    if (codec.encodeTags(next).size() > Limits.META_BYTES) {
      done(request, "Encoded length of tags exceeds limit of " + Limits.META_BYTES + " bytes");
      return;
    }
    tags = next;
    if (!memberlist.anyoneElse()) {
      memberlist.update(() -> {});
      done(request);
      return;
    }
    SendWait wait =
        new SendWait(
            timers,
            step.now() + config.serfTiming().broadcastTimeout().toNanos(),
            () -> done(request),
            () -> done(request, "timeout waiting for update broadcast"));
    memberlist.update(wait::sent);
  }

  void fire(long request, String name, Bytes payload, boolean coalesce) {
    if (Bytes.ofUtf8(name).size() + payload.size() > Limits.USER_EVENT_BYTES) {
      done(request, "user event exceeds limit of " + Limits.USER_EVENT_BYTES + " bytes");
      return;
    }
    broadcasts.add(userEvents.fire(name, payload, coalesce), null);
    done(request);
  }

  void query(long request, String name, Bytes payload, QueryOptions options) {
    Optional<String> problem = queries.ask(name, payload, options, new QueryReports(step, request));
    if (problem.isPresent()) {
      done(request, problem.get());
    } else {
      long timeout = options.timeoutNanos().orElseGet(queries::defaultTimeoutNanos);
      step.emit(new Output.QueryStarted(request, step.now() + timeout));
    }
  }

  void respond(QueryTicket query, Bytes payload) {
    queries
        .respond(query, payload)
        .ifPresent(reason -> step.emit(new Output.ResponseRefused(query, reason)));
  }

  Keys keys() {
    return keys;
  }

  MemberlistCore memberlist() {
    return memberlist;
  }

  // What memberlist asks and tells.

  @Override
  public Bytes meta() {
    return codec.encodeTags(tags);
  }

  @Override
  public Bytes ackPayload() {
    return coordinates == null ? Bytes.EMPTY : coordinates.ackPayload();
  }

  @Override
  public void pinged(Node node, long rttNanos, Bytes payload) {
    if (coordinates != null) {
      coordinates.observed(node.name(), rttNanos, payload);
    }
  }

  @Override
  public void received(Message.User message) {
    boolean passOn =
        switch (message.body()) {
          case SerfMessage.LeaveIntent leave -> intents.received(leave);
          case SerfMessage.JoinIntent join -> intents.received(join);
          case SerfMessage.UserEvent event -> userEvents.received(event);
          case SerfMessage.Query query -> queries.received(query);
          case SerfMessage.QueryResponse response -> {
            queries.responded(response);
            yield false;
          }
          case SerfMessage.Relay relay -> {
            memberlist.sendAlone(relay.to(), relay.body());
            yield false;
          }
        };
    if (passOn) {
      broadcasts.passOn(message);
    }
  }

  @Override
  public boolean hasBroadcasts() {
    return !broadcasts.isEmpty();
  }

  @Override
  public int broadcasts(int room, List<Message> parts) {
    return broadcasts.fetch(room, parts);
  }

  @Override
  public SerfState localState() {
    List<SerfState.StatusTime> statuses = new ArrayList<>(members.size());
    for (MemberState member : members.all()) {
      statuses.add(
          new SerfState.StatusTime(
              member.name(), member.statusTime(), member.status() == MemberStatus.LEFT));
    }
    return new SerfState(
        clock.time(),
        userEvents.clock().time(),
        queries.clock().time(),
        statuses,
        userEvents.buffered());
  }

  @Override
  public void mergeState(SerfState remote, boolean join) {
    witnessBefore(clock, remote.lamportTime());
    witnessBefore(userEvents.clock(), remote.eventTime());
    witnessBefore(queries.clock(), remote.queryTime());
    // Leaves first: a join intent of the same exchange would raise the time they are measured by.
    for (SerfState.StatusTime member : remote.members()) {
      if (member.left()) {
        intents.received(new SerfMessage.LeaveIntent(member.lamportTime(), member.name()));
      }
    }
    for (SerfState.StatusTime member : remote.members()) {
      if (!member.left()) {
        intents.received(new SerfMessage.JoinIntent(member.lamportTime(), member.name()));
      }
    }
    if (join && joinsIgnoringOldEvents > 0) {
      userEvents.ignoreBefore(remote.eventTime());
    }
    for (SerfState.EventsAt at : remote.events()) {
      for (SerfState.NamedPayload event : at.events()) {
        userEvents.received(
            new SerfMessage.UserEvent(at.lamportTime(), event.name(), event.payload(), false));
      }
    }
  }

  @Override
  public Optional<String> refusal(List<Node> nodes) {
    return config
        .mergeRule()
        .refusal(
            nodes.stream()
                .map(node ->
                    new Member(
                        node.name(),
                        node.endpoint(),
                        tagsOf(node),
                        MemberStatus.NONE,
                        node.versions()))
                .toList());
  }

  @Override
  public void joined(Node node) {
    members.joined(node, tagsOf(node));
  }

  @Override
  public void left(Node node) {
    members.gone(node);
  }

  @Override
  public void updated(Node node) {
    members.updated(node, tagsOf(node));
  }

  @Override
  public void conflict(Node existing, Node other) {
    nameConflicts.seen(existing, other);
  }

  // What can be seen.

  PoolState state() {
    return departure.state();
  }

  private boolean isStaying() {
    return departure.state() == PoolState.ALIVE;
  }

  List<Member> members() {
    return members.all().stream().map(MemberState::view).toList();
  }

  Optional<Member> member(String name) {
    return Optional.ofNullable(members.find(name)).map(MemberState::view);
  }

  Optional<Coordinate> coordinate() {
    return Optional.ofNullable(coordinates).map(Coordinates::own);
  }

  Optional<Coordinate> coordinate(String node) {
    return Optional.ofNullable(coordinates).flatMap(known -> known.of(node));
  }

  List<SnapshotRecord> snapshot() {
    return recorder == null ? List.of() : recorder.compacted(coordinate());
  }

  PoolStats stats() {
    return new PoolStats(
        members.size(),
        members.failed().size(),
        members.left().size(),
        memberlist.healthScore(),
        clock.time(),
        userEvents.clock().time(),
        queries.clock().time(),
        broadcasts.intentDepth(),
        broadcasts.eventDepth(),
        broadcasts.queryDepth(),
        keys.hasRing());
  }

  MemberTable memberTable() {
    return members;
  }

  private void publish(Event event) {
    if (recorder != null) {
      recorder.record(event);
    }
    if (event instanceof Event.QueryEvent query && InternalQueries.isInternal(query.name())) {
      internalQueries.received(query);
    } else {
      application.accept(event);
    }
  }

  private void reap() {
    timers.at(step.now() + config.serfTiming().reapInterval().toNanos(), this::reap);
    members.reap(name -> {
      if (coordinates != null) {
        coordinates.forget(name);
      }
    });
  }

  private boolean encrypted() {
    return keys.encrypted();
  }

  private Tags tagsOf(Node node) {
    try {
      return codec.decodeTags(node.meta());
    } catch (MalformedPayloadException malformed) {
      step.error(
          "serf: tags not understood node={} reason={}", node.name(), malformed.getMessage());
      return Tags.NONE;
    }
  }

  private void done(long request) {
    step.emit(new Output.Done(request, Optional.empty()));
  }

  private void done(long request, String problem) {
    step.emit(new Output.Done(request, Optional.of(problem)));
  }

  /** Nothing has been sent at that time yet, so only the time before is witnessed. */
  private static void witnessBefore(LamportClock clock, long time) {
    if (time != 0) {
      clock.witness(time - 1);
    }
  }
}
