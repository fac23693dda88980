package io.consuljvm.gossip.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Stands in for the wire codec: sizes as msgpack has them, payloads in a form of its own. Messages
 * need no bytes here, they travel as records.
 */
final class TwinCodec implements MessageCodec {

  private static final int TYPE_AND_MAP = 2;

  /** In a simulation nearly everyone has the same tags. */
  private Tags lastTags = Tags.NONE;

  private Bytes lastMeta = Bytes.EMPTY;

  @Override
  public int sizeOf(Message message) {
    return switch (message) {
      case Message.Ping ping -> TYPE_AND_MAP + 5 + text(ping.node()) + 6 + number(ping.seqNo());
      case Message.IndirectPing ping ->
          TYPE_AND_MAP + 33 + text(ping.node()) + number(ping.seqNo()) + 5;
      case Message.Ack ack -> TYPE_AND_MAP + 8 + bytes(ack.payload()) + 6 + number(ack.seqNo());
      case Message.Nack nack -> TYPE_AND_MAP + 6 + number(nack.seqNo());
      case Message.Alive alive ->
          TYPE_AND_MAP
              + 5
              + bytes(alive.node().endpoint().address())
              + 12
              + number(alive.incarnation())
              + 5
              + bytes(alive.node().meta())
              + 5
              + text(alive.node().name())
              + 8
              + 4
              + 7;
      case Message.Suspect suspect ->
          accusation(suspect.incarnation(), suspect.node(), suspect.from());
      case Message.Dead dead -> accusation(dead.incarnation(), dead.node(), dead.from());
      case Message.User user -> 1 + sizeOf(user);
    };
  }

  private static int sizeOf(Message.User user) {
    if (user.original().isPresent()) {
      return user.original().get().size();
    }
    return switch (user.body()) {
      case SerfMessage.LeaveIntent leave -> intent(leave.lamportTime(), leave.node());
      case SerfMessage.JoinIntent join -> intent(join.lamportTime(), join.node());
      case SerfMessage.UserEvent event ->
          TYPE_AND_MAP
              + 4
              + 6
              + number(event.lamportTime())
              + 5
              + text(event.name())
              + 8
              + bytes(event.payload());
      case SerfMessage.Query query ->
          TYPE_AND_MAP + 70 + text(query.name()) + bytes(query.payload()) + filters(query);
      case SerfMessage.QueryResponse response ->
          TYPE_AND_MAP + 35 + text(response.from()) + bytes(response.payload());
      case SerfMessage.Relay relay -> TYPE_AND_MAP + 20 + sizeOf(relay.body());
    };
  }

  private static int filters(SerfMessage.Query query) {
    int size = 1;
    for (QueryFilter filter : query.filters()) {
      size +=
          switch (filter) {
            case QueryFilter.Nodes nodes ->
                3 + nodes.names().stream().mapToInt(TwinCodec::text).sum();
            case QueryFilter.Tag tag -> 12 + text(tag.name()) + text(tag.expression());
            case QueryFilter.Unknown unknown -> 3;
          };
    }
    return size;
  }

  private static int accusation(long incarnation, String node, String from) {
    return TYPE_AND_MAP + 5 + text(from) + 12 + number(incarnation) + 5 + text(node);
  }

  private static int intent(long lamportTime, String node) {
    return TYPE_AND_MAP + 6 + number(lamportTime) + 5 + text(node);
  }

  private static int text(String text) {
    return raw(text.length());
  }

  private static int bytes(Bytes bytes) {
    return raw(bytes.size());
  }

  private static int raw(int length) {
    return length < 32 ? 1 + length : 3 + length;
  }

  private static int number(long value) {
    if (value >= 0 && value < 1 << 7) {
      return 1;
    }
    if (value >= 0 && value < 1 << 8) {
      return 2;
    }
    if (value >= 0 && value < 1 << 16) {
      return 3;
    }
    return value >= 0 && value < 1L << 32 ? 5 : 9;
  }

  @Override
  public Bytes encodeTags(Tags tags) {
    if (tags == lastTags) {
      return lastMeta;
    }
    StringBuilder lines = new StringBuilder();
    tags.asMap()
        .forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
    lastTags = tags;
    lastMeta = Bytes.ofUtf8(lines.toString());
    return lastMeta;
  }

  @Override
  public Tags decodeTags(Bytes meta) throws MalformedPayloadException {
    if (meta == lastMeta) {
      return lastTags;
    }
    Map<String, String> tags = new TreeMap<>();
    for (String line : meta.utf8().lines().toList()) {
      int equals = line.indexOf('=');
      if (equals < 0) {
        throw new MalformedPayloadException("no tag: " + line);
      }
      tags.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return Tags.of(tags);
  }

  @Override
  public Bytes encodeCoordinate(Coordinate coordinate) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * (coordinate.vector().size() + 3));
    coordinate.vector().forEach(buffer::putDouble);
    buffer.putDouble(coordinate.error());
    buffer.putDouble(coordinate.adjustment());
    buffer.putDouble(coordinate.height());
    return Bytes.of(buffer.array());
  }

  @Override
  public Coordinate decodeCoordinate(Bytes payload) throws MalformedPayloadException {
    if (payload.size() < 24 || payload.size() % 8 != 0) {
      throw new MalformedPayloadException("size " + payload.size());
    }
    ByteBuffer buffer = ByteBuffer.wrap(payload.toArray());
    List<Double> vector = new ArrayList<>();
    while (buffer.remaining() > 24) {
      vector.add(buffer.getDouble());
    }
    return new Coordinate(vector, buffer.getDouble(), buffer.getDouble(), buffer.getDouble());
  }

  @Override
  public Bytes encodePayload(QueryPayload payload) {
    return switch (payload) {
      case QueryPayload.KeyRequest request -> join("request", base64(request.key().toArray()));
      case QueryPayload.KeyReply reply ->
          join(
              "reply",
              Boolean.toString(reply.result()),
              base64(reply.message().getBytes(StandardCharsets.UTF_8)),
              String.join(",", reply.keys()));
      case QueryPayload.ConflictReply reply ->
          reply
              .member()
              .map(member ->
                  join(
                      "conflict",
                      member.name(),
                      base64(member.endpoint().address().toArray()),
                      Integer.toString(member.endpoint().port())))
              .orElseGet(() -> join("conflict"));
    };
  }

  @Override
  public QueryPayload decodePayload(Bytes payload) throws MalformedPayloadException {
    List<String> fields = Arrays.asList(payload.utf8().split(" ", -1));
    return switch (fields.getFirst()) {
      case "request" -> new QueryPayload.KeyRequest(fromBase64(fields.get(1)));
      case "reply" ->
          new QueryPayload.KeyReply(
              Boolean.parseBoolean(fields.get(1)),
              fromBase64(fields.get(2)).utf8(),
              fields.get(3).isEmpty() ? List.of() : List.of(fields.get(3).split(",")));
      case "conflict" -> new QueryPayload.ConflictReply(member(fields));
      default -> throw new MalformedPayloadException("not a payload");
    };
  }

  private static Optional<Member> member(List<String> fields) {
    if (fields.size() == 1) {
      return Optional.empty();
    }
    Endpoint endpoint = new Endpoint(fromBase64(fields.get(2)), Integer.parseInt(fields.get(3)));
    return Optional.of(
        new Member(fields.get(1), endpoint, Tags.NONE, MemberStatus.ALIVE, VersionVector.CURRENT));
  }

  private static Bytes join(String... fields) {
    return Bytes.ofUtf8(String.join(" ", fields));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Bytes fromBase64(String text) {
    return Bytes.of(Base64.getDecoder().decode(text));
  }
}
