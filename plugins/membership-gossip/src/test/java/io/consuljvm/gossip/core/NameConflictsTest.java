package io.consuljvm.gossip.core;

import static io.consuljvm.gossip.core.OneCore.only;
import static io.consuljvm.gossip.core.OneCore.sentBodies;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NameConflictsTest {

  private final OneCore us = new OneCore();

  @Test
  void theMinorityGivesUpItsName() {
    SerfMessage.Query query = conflict();
    answer(query, Optional.of(known(OneCore.endpoint(66))));
    answer(query, Optional.of(known(OneCore.endpoint(66))));
    answer(query, Optional.of(known(OneCore.OURS)));

    assertEquals(
        List.of(new Output.NameLost(1, 3)), only(Output.NameLost.class, us.pass(ofSeconds(10))));
  }

  @Test
  void theMajorityKeepsItsName() {
    SerfMessage.Query query = conflict();
    answer(query, Optional.of(known(OneCore.endpoint(66))));
    answer(query, Optional.of(known(OneCore.OURS)));
    answer(query, Optional.of(known(OneCore.OURS)));

    assertEquals(List.of(), only(Output.NameLost.class, us.pass(ofSeconds(10))));
  }

  @Test
  void oneVoteIsTakenAtATime() {
    conflict();

    us.hear(new Message.Alive(3, us.node(OneCore.NAME, 66)));

    assertEquals(
        1,
        sentBodies(SerfMessage.Query.class, us.hear(new Message.Ping(1, ""))).stream()
            .filter(query -> query.name().equals("_serf_conflict"))
            .count());
  }

  @Test
  void othersAreToldWhereWeKnowTheName() throws MalformedPayloadException {
    us.meet(us.node("disputed", 5));

    List<Output> outputs =
        us.hear(
            Message.User.ours(
                new SerfMessage.Query(
                    9,
                    1,
                    OneCore.endpoint(7),
                    List.of(),
                    0,
                    1_000_000_000L,
                    "_serf_conflict",
                    Bytes.ofUtf8("disputed"))));

    SerfMessage.QueryResponse response =
        sentBodies(SerfMessage.QueryResponse.class, outputs).getFirst();
    QueryPayload.ConflictReply reply =
        (QueryPayload.ConflictReply) us.codec.decodePayload(response.payload());
    assertEquals(OneCore.endpoint(5), reply.member().orElseThrow().endpoint());
  }

  private SerfMessage.Query conflict() {
    us.meet(us.node("other", 2));
    us.hear(new Message.Alive(2, us.node(OneCore.NAME, 66)));
    return sentBodies(SerfMessage.Query.class, us.hear(new Message.Ping(1, ""))).stream()
        .filter(query -> query.name().equals("_serf_conflict"))
        .findFirst()
        .orElseThrow();
  }

  private void answer(SerfMessage.Query query, Optional<Member> member) {
    us.hear(
        Message.User.ours(
            new SerfMessage.QueryResponse(
                query.lamportTime(),
                query.id(),
                "somebody",
                0,
                us.codec.encodePayload(new QueryPayload.ConflictReply(member)))));
  }

  private static Member known(Endpoint endpoint) {
    return new Member(OneCore.NAME, endpoint, Tags.NONE, MemberStatus.ALIVE, VersionVector.CURRENT);
  }
}
