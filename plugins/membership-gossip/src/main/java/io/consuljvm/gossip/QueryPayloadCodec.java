package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import io.consuljvm.gossip.core.Member;
import io.consuljvm.gossip.core.MemberStatus;
import io.consuljvm.gossip.core.QueryPayload;
import io.consuljvm.gossip.core.Tags;
import io.consuljvm.gossip.core.VersionVector;
import java.util.List;
import java.util.Optional;

/** What internal queries and their answers carry (serf, sections 8 and 9). */
final class QueryPayloadCodec {
  private QueryPayloadCodec() {}

  static Bytes encode(QueryPayload payload) {
    return switch (payload) {
      case QueryPayload.KeyRequest request ->
          Wire.typed(
              SerfType.KEY_REQUEST,
              SerfBodies.KEY_REQUEST,
              new SerfBodies.KeyRequest(Wire.bytes(request.key())));
      case QueryPayload.KeyReply reply ->
          Wire.typed(
              SerfType.KEY_RESPONSE,
              SerfBodies.KEY_RESPONSE,
              new SerfBodies.KeyResponse(
                  reply.result(), reply.message(), reply.keys().isEmpty() ? null : reply.keys()));
      case QueryPayload.ConflictReply reply ->
          Wire.typed(
              SerfType.CONFLICT_RESPONSE,
              SerfBodies.CONFLICT_RESPONSE,
              reply.member().map(QueryPayloadCodec::body));
    };
  }

  private static SerfBodies.Member body(Member member) {
    VersionVector versions = member.versions();
    return new SerfBodies.Member(
        member.name(),
        Wire.bytes(member.endpoint().address()),
        member.endpoint().port(),
        member.tags().asMap(),
        member.status().ordinal(),
        versions.protocolMin(),
        versions.protocolMax(),
        versions.protocolCurrent(),
        versions.delegateMin(),
        versions.delegateMax(),
        versions.delegateCurrent());
  }

  static QueryPayload decode(Bytes payload) throws RefusedException {
    if (payload.isEmpty()) {
      throw new RefusedException(DropReason.EMPTY_MESSAGE, "payload of no bytes");
    }
    int type = payload.get(0) & 0xff;
    Bytes body = payload.slice(1);
    return switch (type) {
      case SerfType.KEY_REQUEST -> {
        Bytes key = Wire.read(SerfBodies.KEY_REQUEST, body).key();
        yield new QueryPayload.KeyRequest(Wire.core(key == null ? Bytes.EMPTY : key));
      }
      case SerfType.KEY_RESPONSE -> {
        SerfBodies.KeyResponse reply = Wire.read(SerfBodies.KEY_RESPONSE, body);
        List<String> keys = reply.keys() == null ? List.of() : reply.keys();
        yield new QueryPayload.KeyReply(reply.result(), reply.message(), keys);
      }
      case SerfType.CONFLICT_RESPONSE -> {
        Optional<SerfBodies.Member> member = Wire.read(SerfBodies.CONFLICT_RESPONSE, body);
        yield new QueryPayload.ConflictReply(
            member.isEmpty() ? Optional.empty() : Optional.of(member(member.get())));
      }
      default ->
          throw new RefusedException(
              DropReason.UNKNOWN_TYPE, "payload type (" + type + ") not supported");
    };
  }

  private static Member member(SerfBodies.Member body) throws RefusedException {
    MemberStatus[] all = MemberStatus.values();
    if (body.status() < 0 || body.status() >= all.length) {
      throw Wire.malformed("member status " + body.status());
    }
    return new Member(
        body.name(),
        Wire.endpoint(body.addr(), body.port()),
        Tags.of(body.tags()),
        all[body.status()],
        new VersionVector(
            body.protocolMin(),
            body.protocolMax(),
            body.protocolCur(),
            body.delegateMin(),
            body.delegateMax(),
            body.delegateCur()));
  }
}
