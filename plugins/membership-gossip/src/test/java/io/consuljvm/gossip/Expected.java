package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import io.consuljvm.gossip.core.Coordinate;
import io.consuljvm.gossip.core.Endpoint;
import io.consuljvm.gossip.core.Member;
import io.consuljvm.gossip.core.MemberStatus;
import io.consuljvm.gossip.core.Message;
import io.consuljvm.gossip.core.Node;
import io.consuljvm.gossip.core.NodeState;
import io.consuljvm.gossip.core.PushPull;
import io.consuljvm.gossip.core.QueryFilter;
import io.consuljvm.gossip.core.QueryPayload;
import io.consuljvm.gossip.core.SerfMessage;
import io.consuljvm.gossip.core.SerfState;
import io.consuljvm.gossip.core.Tags;
import io.consuljvm.gossip.core.VersionVector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The values that a vector states, built without any of the code under test. */
final class Expected {
  private Expected() {}

  static Message message(int type, JsonNode body) {
    return switch (type) {
      case 0 -> new Message.Ping(number(body, "SeqNo"), text(body, "Node"));
      case 1 ->
          new Message.IndirectPing(
              number(body, "SeqNo"),
              new Endpoint(core(body, "Target"), body.get("Port").asInt()),
              text(body, "Node"),
              body.get("Nack").asBoolean());
      case 2 -> new Message.Ack(number(body, "SeqNo"), core(body, "Payload"));
      case 3 ->
          new Message.Suspect(number(body, "Incarnation"), text(body, "Node"), text(body, "From"));
      case 4 -> new Message.Alive(number(body, "Incarnation"), node(body, "Node"));
      case 5 ->
          new Message.Dead(number(body, "Incarnation"), text(body, "Node"), text(body, "From"));
      case 11 -> new Message.Nack(number(body, "SeqNo"));
      default -> throw new IllegalArgumentException("type " + type);
    };
  }

  private static Node node(JsonNode body, String name) {
    return new Node(
        text(body, name),
        new Endpoint(core(body, "Addr"), body.get("Port").asInt()),
        core(body, "Meta"),
        versions(WireVectors.bytes(body, "Vsn")));
  }

  private static VersionVector versions(Bytes vsn) {
    return vsn.isEmpty()
        ? VersionVector.NONE
        : new VersionVector(vsn.get(0), vsn.get(1), vsn.get(2), vsn.get(3), vsn.get(4), vsn.get(5));
  }

  static SerfMessage serf(int type, JsonNode body) {
    return switch (type) {
      case 0 -> new SerfMessage.LeaveIntent(number(body, "LTime"), text(body, "Node"));
      case 1 -> new SerfMessage.JoinIntent(number(body, "LTime"), text(body, "Node"));
      case 3 ->
          new SerfMessage.UserEvent(
              number(body, "LTime"),
              text(body, "Name"),
              core(body, "Payload"),
              body.get("CC").asBoolean());
      case 4 ->
          new SerfMessage.Query(
              number(body, "LTime"),
              number(body, "ID"),
              new Endpoint(core(body, "Addr"), body.get("Port").asInt()),
              filters(body.get("Filters")),
              body.get("Flags").asInt(),
              number(body, "Timeout"),
              text(body, "Name"),
              core(body, "Payload"));
      case 5 ->
          new SerfMessage.QueryResponse(
              number(body, "LTime"),
              number(body, "ID"),
              text(body, "From"),
              body.get("Flags").asInt(),
              core(body, "Payload"));
      default -> throw new IllegalArgumentException("serf type " + type);
    };
  }

  /** The vectors know two filters, which have vectors of their own. */
  private static List<QueryFilter> filters(JsonNode filters) {
    List<QueryFilter> all = new ArrayList<>();
    for (JsonNode filter : filters) {
      all.add(
          switch (WireVectors.bytes(filter).get(0)) {
            case 0 -> new QueryFilter.Nodes(List.of("node-a", "node-b"));
            default -> new QueryFilter.Tag("role", "^consul$");
          });
    }
    return all;
  }

  static QueryPayload payload(int type, JsonNode body) {
    return switch (type) {
      case 6 ->
          new QueryPayload.ConflictReply(
              body.isNull() ? Optional.empty() : Optional.of(member(body)));
      case 7 -> new QueryPayload.KeyRequest(core(body, "Key"));
      case 8 ->
          new QueryPayload.KeyReply(
              body.get("Result").asBoolean(), text(body, "Message"), texts(body.get("Keys")));
      default -> throw new IllegalArgumentException("payload type " + type);
    };
  }

  private static Member member(JsonNode body) {
    return new Member(
        text(body, "Name"),
        new Endpoint(core(body, "Addr"), body.get("Port").asInt()),
        tags(body.get("Tags")),
        MemberStatus.values()[body.get("Status").asInt()],
        new VersionVector(
            body.get("ProtocolMin").asInt(),
            body.get("ProtocolMax").asInt(),
            body.get("ProtocolCur").asInt(),
            body.get("DelegateMin").asInt(),
            body.get("DelegateMax").asInt(),
            body.get("DelegateCur").asInt()));
  }

  static Tags tags(JsonNode body) {
    TreeMap<String, String> tags = new TreeMap<>();
    body.properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asString()));
    return Tags.of(tags);
  }

  static Coordinate coordinate(JsonNode body) {
    List<Double> vector = new ArrayList<>();
    body.get("Vec").forEach(value -> vector.add(value.asDouble()));
    return new Coordinate(
        vector,
        body.get("Error").asDouble(),
        body.get("Adjustment").asDouble(),
        body.get("Height").asDouble());
  }

  static List<PushPull.Entry> nodes(JsonNode nodes) {
    List<PushPull.Entry> entries = new ArrayList<>();
    for (JsonNode body : nodes) {
      entries.add(
          new PushPull.Entry(
              node(body, "Name"),
              number(body, "Incarnation"),
              NodeState.values()[body.get("State").asInt()]));
    }
    return entries;
  }

  static SerfState state(JsonNode body) {
    Set<String> left = new HashSet<>(texts(body.get("LeftMembers")));
    TreeMap<String, Long> times = new TreeMap<>();
    body.get("StatusLTimes")
        .properties()
        .forEach(member -> times.put(member.getKey(), member.getValue().asLong()));
    left.forEach(name -> times.putIfAbsent(name, 0L));
    List<SerfState.StatusTime> members = new ArrayList<>();
    times.forEach(
        (name, time) -> members.add(new SerfState.StatusTime(name, time, left.contains(name))));
    return new SerfState(
        number(body, "LTime"),
        number(body, "EventLTime"),
        number(body, "QueryLTime"),
        members,
        events(body.get("Events")));
  }

  /** All slots, or as captures have them: those in use by their number. */
  private static List<SerfState.EventsAt> events(JsonNode slots) {
    List<SerfState.EventsAt> events = new ArrayList<>();
    for (JsonNode slot : slots.isObject() ? slots.get("nonNil") : slots) {
      if (!slot.isNull()) {
        List<SerfState.NamedPayload> named = new ArrayList<>();
        for (JsonNode event : slot.get("Events")) {
          named.add(new SerfState.NamedPayload(text(event, "Name"), core(event, "Payload")));
        }
        events.add(new SerfState.EventsAt(number(slot, "LTime"), named));
      }
    }
    return events;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asString()));
    return texts;
  }

  static long number(JsonNode body, String name) {
    return body.get(name).asLong();
  }

  private static String text(JsonNode body, String name) {
    return body.get(name).asString();
  }

  private static io.consuljvm.gossip.core.Bytes core(JsonNode body, String name) {
    return Wire.core(WireVectors.bytes(body, name));
  }
}
