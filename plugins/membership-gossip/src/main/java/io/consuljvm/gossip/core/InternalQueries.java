package io.consuljvm.gossip.core;

import java.util.Optional;

/** Queries that Serf answers itself; the application does not see them (serf, sections 8 and 9). */
final class InternalQueries {

  static final String PREFIX = "_serf_";
  static final String CONFLICT = "conflict";
  private static final String PING = "ping";

  private final Step step;
  private final GossipConfig config;
  private final MessageCodec codec;
  private final MemberTable members;
  private final Queries queries;
  private final Keys keys;

  InternalQueries(
      Step step,
      GossipConfig config,
      MessageCodec codec,
      MemberTable members,
      Queries queries,
      Keys keys) {
    this.step = step;
    this.config = config;
    this.codec = codec;
    this.members = members;
    this.queries = queries;
    this.keys = keys;
  }

  static boolean isInternal(String name) {
    return name.startsWith(PREFIX);
  }

  void received(Event.QueryEvent query) {
    String name = query.name().substring(PREFIX.length());
    Optional<KeyOperation> operation = KeyOperation.named(name);
    if (operation.isPresent()) {
      keys.requested(operation.get(), query);
    } else if (name.equals(CONFLICT)) {
      conflict(query);
    } else if (!name.equals(PING)) {
      step.warn("serf: internal query not known name={}", query.name());
    }
  }

  /** Tells where we think the disputed name lives; the rivals themselves keep silent. */
  private void conflict(Event.QueryEvent query) {
    String disputed = query.payload().utf8();
    if (disputed.equals(config.name())) {
      return;
    }
    Optional<Member> known = Optional.ofNullable(members.find(disputed)).map(MemberState::view);
    queries
        .respond(query.ticket(), codec.encodePayload(new QueryPayload.ConflictReply(known)))
        .ifPresent(reason -> step.error("serf: conflict query not answered reason={}", reason));
  }
}
