package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.CodecException;
import io.consuljvm.codec.MsgpackReader;
import io.consuljvm.codec.MsgpackWriter;
import io.consuljvm.gossip.core.Endpoint;
import io.consuljvm.gossip.core.Message;
import io.consuljvm.gossip.core.QueryFilter;
import io.consuljvm.gossip.core.SerfMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A message of Serf as bytes, type byte first, and back (serf, sections 1, 3, 6 and 7). */
final class SerfCodec {
  private SerfCodec() {}

  /** As a message of memberlist: behind its type byte, and as it came if it came from others. */
  static Bytes encodeUser(Message.User user) {
    MsgpackWriter out = MsgpackWriter.oldSpec();
    out.writeByte(MessageType.USER);
    out.writeEncoded(bytesOf(user));
    return out.toBytes();
  }

  static Bytes bytesOf(Message.User user) {
    return user.original().map(Wire::bytes).orElseGet(() -> encode(user.body()));
  }

  static Bytes encode(SerfMessage message) {
    return switch (message) {
      case SerfMessage.LeaveIntent leave ->
          intent(SerfType.LEAVE, leave.lamportTime(), leave.node());
      case SerfMessage.JoinIntent join -> intent(SerfType.JOIN, join.lamportTime(), join.node());
      case SerfMessage.UserEvent event ->
          Wire.typed(
              SerfType.USER_EVENT,
              SerfBodies.USER_EVENT,
              new SerfBodies.UserEvent(
                  event.lamportTime(),
                  event.name(),
                  Wire.bytes(event.payload()),
                  event.coalesce()));
      case SerfMessage.Query query -> Wire.typed(SerfType.QUERY, SerfBodies.QUERY, body(query));
      case SerfMessage.QueryResponse response ->
          Wire.typed(
              SerfType.QUERY_RESPONSE,
              SerfBodies.QUERY_RESPONSE,
              new SerfBodies.QueryResponse(
                  response.lamportTime(),
                  response.id(),
                  response.from(),
                  response.flags(),
                  Wire.bytes(response.payload())));
      case SerfMessage.Relay relay -> relay(relay);
    };
  }

  private static Bytes intent(int type, long lamportTime, String node) {
    return Wire.typed(type, SerfBodies.INTENT, new SerfBodies.Intent(lamportTime, node));
  }

  private static SerfBodies.Query body(SerfMessage.Query query) {
    List<Bytes> filters = query.filters().stream().map(SerfCodec::encodeFilter).toList();
    return new SerfBodies.Query(
        query.lamportTime(),
        query.id(),
        Wire.bytes(query.replyTo().address()),
        query.replyTo().port(),
        filters.isEmpty() ? null : filters,
        query.flags(),
        query.timeoutNanos(),
        query.name(),
        Wire.bytes(query.payload()));
  }

  static Bytes encodeFilter(QueryFilter filter) {
    return switch (filter) {
      case QueryFilter.Nodes nodes -> Wire.typed(0, SerfBodies.NODE_FILTER, nodes.names());
      case QueryFilter.Tag tag ->
          Wire.typed(
              1, SerfBodies.TAG_FILTER, new SerfBodies.TagFilter(tag.name(), tag.expression()));
      case QueryFilter.Unknown unknown -> Bytes.wrap(new byte[] {(byte) unknown.type()});
    };
  }

  private static Bytes relay(SerfMessage.Relay relay) {
    MsgpackWriter out = MsgpackWriter.oldSpec();
    out.writeByte(SerfType.RELAY);
    Endpoint to = relay.to();
    SerfBodies.RELAY_HEADER.write(
        new SerfBodies.RelayHeader(
            new SerfBodies.RelayAddress(Wire.bytes(to.address()), to.port(), "")),
        out);
    out.writeEncoded(bytesOf(relay.body()));
    return out.toBytes();
  }

  /** Keeps the bytes, so that fields of newer senders survive when the message is passed on. */
  static Message.User decode(Bytes message) throws RefusedException {
    return decode(message, true);
  }

  private static Message.User decode(Bytes message, boolean relayTaken) throws RefusedException {
    if (message.isEmpty()) {
      throw new RefusedException(DropReason.EMPTY_MESSAGE, "serf message of no bytes");
    }
    int type = message.get(0) & 0xff;
    Bytes body = message.slice(1);
    SerfMessage decoded =
        switch (type) {
          case SerfType.LEAVE -> {
            SerfBodies.Intent intent = Wire.read(SerfBodies.INTENT, body);
            yield new SerfMessage.LeaveIntent(intent.lTime(), intent.node());
          }
          case SerfType.JOIN -> {
            SerfBodies.Intent intent = Wire.read(SerfBodies.INTENT, body);
            yield new SerfMessage.JoinIntent(intent.lTime(), intent.node());
          }
          case SerfType.USER_EVENT -> userEvent(Wire.read(SerfBodies.USER_EVENT, body));
          case SerfType.QUERY -> query(Wire.read(SerfBodies.QUERY, body));
          case SerfType.QUERY_RESPONSE -> response(Wire.read(SerfBodies.QUERY_RESPONSE, body));
          case SerfType.RELAY -> {
            if (!relayTaken) {
              throw Wire.malformed("relay of a relay");
            }
            yield relay(body);
          }
          default ->
              throw new RefusedException(
                  DropReason.UNKNOWN_TYPE, "serf message type (" + type + ") not supported");
        };
    return new Message.User(decoded, Optional.of(Wire.core(message)));
  }

  private static SerfMessage userEvent(SerfBodies.UserEvent body) {
    return new SerfMessage.UserEvent(
        body.lTime(), body.name(), Wire.core(body.payload()), body.cc());
  }

  private static SerfMessage query(SerfBodies.Query body) throws RefusedException {
    List<QueryFilter> filters = new ArrayList<>();
    if (body.filters() != null) {
      body.filters().forEach(filter -> filters.add(decodeFilter(filter)));
    }
    return new SerfMessage.Query(
        body.lTime(),
        body.id(),
        Wire.endpoint(body.addr(), body.port()),
        filters,
        body.flags(),
        body.timeout(),
        body.name(),
        Wire.core(body.payload()));
  }

  /** What is not understood never passes, but the query may still be for others. */
  static QueryFilter decodeFilter(Bytes filter) {
    int type = filter.isEmpty() ? -1 : filter.get(0) & 0xff;
    try {
      return switch (type) {
        case 0 -> new QueryFilter.Nodes(Wire.read(SerfBodies.NODE_FILTER, filter.slice(1)));
        case 1 -> {
          SerfBodies.TagFilter tag = Wire.read(SerfBodies.TAG_FILTER, filter.slice(1));
          yield new QueryFilter.Tag(tag.tag(), tag.expr());
        }
        default -> new QueryFilter.Unknown(type);
      };
    } catch (RefusedException malformed) {
      return new QueryFilter.Unknown(type);
    }
  }

  private static SerfMessage response(SerfBodies.QueryResponse body) {
    return new SerfMessage.QueryResponse(
        body.lTime(), body.id(), body.from(), body.flags(), Wire.core(body.payload()));
  }

  private static SerfMessage relay(Bytes body) throws RefusedException {
    Bytes header = firstValue(body);
    SerfBodies.RelayAddress to = Wire.read(SerfBodies.RELAY_HEADER, header).destAddr();
    return new SerfMessage.Relay(
        Wire.endpoint(to.ip(), to.port()), decode(body.slice(header.length()), false));
  }

  private static Bytes firstValue(Bytes body) throws RefusedException {
    try {
      return MsgpackReader.of(body).readEncoded();
    } catch (CodecException malformed) {
      throw Wire.malformed(String.valueOf(malformed.getMessage()));
    }
  }
}
