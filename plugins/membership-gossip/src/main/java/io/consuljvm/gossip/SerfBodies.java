package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.Codec;
import io.consuljvm.codec.Name;
import io.consuljvm.codec.Unsigned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of Serf's messages as they are on the wire (serf, sections 1, 5, 7 to 9 and 13).
 * Components stand in the order of the original's fields: a body may arrive as an array.
 */
final class SerfBodies {
  static final Codec<Intent> INTENT = Codec.of(Intent.class);
  static final Codec<UserEvent> USER_EVENT = Codec.of(UserEvent.class);
  static final Codec<Query> QUERY = Codec.of(Query.class);
  static final Codec<QueryResponse> QUERY_RESPONSE = Codec.of(QueryResponse.class);
  static final Codec<RelayHeader> RELAY_HEADER = Codec.of(RelayHeader.class);
  static final Codec<List<String>> NODE_FILTER = Codec.of(String.class).list();
  static final Codec<TagFilter> TAG_FILTER = Codec.of(TagFilter.class);
  static final Codec<PushPull> PUSH_PULL = Codec.of(PushPull.class);
  static final Codec<KeyRequest> KEY_REQUEST = Codec.of(KeyRequest.class);
  static final Codec<KeyResponse> KEY_RESPONSE = Codec.of(KeyResponse.class);
  static final Codec<Optional<Member>> CONFLICT_RESPONSE = Codec.of(Member.class).optional();
  static final Codec<Map<String, String>> TAGS = Codec.of(String.class).map();
  static final Codec<At> AT = Codec.of(At.class);

  private SerfBodies() {}

  /** To join, and to leave. */
  record Intent(@Unsigned long lTime, String node) {}

  record UserEvent(@Unsigned long lTime, String name, Bytes payload, @Name("CC") boolean cc) {}

  record Query(
      @Unsigned long lTime,
      @Unsigned(32) long id,
      Bytes addr,
      @Unsigned(16) int port,
      @Nullable List<Bytes> filters,
      @Unsigned(32) int flags,
      long timeout,
      String name,
      Bytes payload) {}

  record QueryResponse(
      @Unsigned long lTime,
      @Unsigned(32) long id,
      String from,
      @Unsigned(32) int flags,
      Bytes payload) {}

  record RelayHeader(RelayAddress destAddr) {}

  record RelayAddress(@Name("IP") Bytes ip, @Unsigned(16) int port, String zone) {}

  record TagFilter(String tag, String expr) {}

  record PushPull(
      @Unsigned long lTime,
      @Unsigned Map<String, Long> statusLTimes,
      List<String> leftMembers,
      @Unsigned long eventLTime,
      List<Optional<Events>> events,
      @Unsigned long queryLTime) {}

  record Events(@Unsigned long lTime, List<Event> events) {}

  record Event(String name, Bytes payload) {}

  /** An empty key is written as such, not as nil. */
  record KeyRequest(@Nullable Bytes key) {}

  record KeyResponse(boolean result, String message, @Nullable List<String> keys) {}

  record Member(
      String name,
      Bytes addr,
      @Unsigned(16) int port,
      Map<String, String> tags,
      int status,
      @Unsigned(8) int protocolMin,
      @Unsigned(8) int protocolMax,
      @Unsigned(8) int protocolCur,
      @Unsigned(8) int delegateMin,
      @Unsigned(8) int delegateMax,
      @Unsigned(8) int delegateCur) {}

  record At(List<Double> vec, double error, double adjustment, double height) {}
}
