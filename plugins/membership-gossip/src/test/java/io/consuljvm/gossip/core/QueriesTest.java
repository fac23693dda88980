package io.consuljvm.gossip.core;

import static io.consuljvm.gossip.core.OneCore.events;
import static io.consuljvm.gossip.core.OneCore.only;
import static io.consuljvm.gossip.core.OneCore.results;
import static io.consuljvm.gossip.core.OneCore.sentBodies;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class QueriesTest {

  private static final Bytes QUESTION = Bytes.ofUtf8("load?");

  @Test
  void everyoneAcksAndAnswersTheOneWhoAsked() {
    Pool pool = new Pool(4);

    pool.step(1, now -> new Input.StartQuery(now, 9, "load", QUESTION, options(List.of(), true)));
    pool.run(ofSeconds(1));
    for (int member = 0; member < 4; member++) {
      QueryTicket ticket = pool.queries(member).getFirst().ticket();
      Bytes answer = Bytes.ofUtf8("answer " + member);
      pool.step(member, now -> new Input.Respond(now, ticket, answer));
    }
    pool.run(ofSeconds(10));

    assertEquals(4, pool.all(1, Output.QueryAcked.class).size());
    assertEquals(
        List.of("answer 0", "answer 1", "answer 2", "answer 3"),
        pool.all(1, Output.QueryResponded.class).stream()
            .map(response -> response.payload().utf8())
            .sorted()
            .toList());
    assertEquals(List.of(new Output.QueryFinished(9)), pool.all(1, Output.QueryFinished.class));
  }

  @Test
  void onlyTheNamedNodesProcessAQuery() {
    Pool pool = new Pool(4);

    pool.step(
        1,
        now ->
            new Input.StartQuery(
                now,
                9,
                "load",
                QUESTION,
                options(List.of(new QueryFilter.Nodes(List.of("node-0", "node-2"))), true)));
    pool.run(ofSeconds(5));

    assertEquals(
        new TreeSet<>(List.of("node-0", "node-2")),
        new TreeSet<>(
            pool.all(1, Output.QueryAcked.class).stream().map(Output.QueryAcked::from).toList()));
    assertEquals(0, pool.queries(1).size());
    assertEquals(1, pool.queries(2).size());
  }

  @Test
  void tagFiltersAreExpressionsFoundAnywhere() {
    assertTrue(processes(new QueryFilter.Tag("role", "^no.e$")));
    assertTrue(processes(new QueryFilter.Tag("role", "od")));
    assertTrue(processes(new QueryFilter.Tag("absent", "^$")));
    assertEquals(false, processes(new QueryFilter.Tag("role", "^consul$")));
    assertEquals(false, processes(new QueryFilter.Tag("role", "(")));
    assertEquals(false, processes(new QueryFilter.Unknown(7)));
  }

  @Test
  void aHostileExpressionCostsABoundedEffort() {
    assertEquals(false, TagExpression.isFoundIn("a".repeat(60) + "!", "(a+)+$"));
  }

  private static boolean processes(QueryFilter filter) {
    OneCore us = new OneCore();
    return !events(us.hear(Message.User.ours(query(5, 1, 0, List.of(filter))))).isEmpty();
  }

  @Test
  void aFilteredQueryIsStillPassedOn() {
    OneCore us = new OneCore();
    us.meet(us.node("other", 2));
    SerfMessage.Query query =
        query(5, 1, 0, List.of(new QueryFilter.Nodes(List.of("somebody else"))));

    us.hear(Message.User.ours(query));

    assertTrue(sentBodies(SerfMessage.Query.class, us.pass(ofSeconds(1))).contains(query));
  }

  @Test
  void aQueryThatForbidsItIsNotPassedOn() {
    OneCore us = new OneCore();
    us.meet(us.node("other", 2));

    us.hear(Message.User.ours(query(5, 1, QueryFlags.NO_BROADCAST, List.of())));

    assertEquals(List.of(), sentBodies(SerfMessage.Query.class, us.pass(ofSeconds(1))));
  }

  @Test
  void theSameQueryIsProcessedOnce() {
    OneCore us = new OneCore();

    assertEquals(1, events(us.hear(Message.User.ours(query(5, 1, 0, List.of())))).size());
    assertEquals(0, events(us.hear(Message.User.ours(query(5, 1, 0, List.of())))).size());
    assertEquals(1, events(us.hear(Message.User.ours(query(5, 2, 0, List.of())))).size());
  }

  @Test
  void acksAndAnswersGoStraightToTheSenderAlone() {
    OneCore us = new OneCore();
    us.meet(us.node("other", 2));
    SerfMessage.Query query = query(5, 1, QueryFlags.ACK, List.of());

    List<Output> outputs = us.hear(Message.User.ours(query));

    Output.SendPacket ack = only(Output.SendPacket.class, outputs).getFirst();
    assertEquals(query.replyTo(), ack.to());
    assertEquals(
        List.of(
            Message.User.ours(
                new SerfMessage.QueryResponse(5, 1, OneCore.NAME, QueryFlags.ACK, Bytes.EMPTY))),
        ack.parts());
  }

  @Test
  void aQueryIsAnsweredOnceAndInTime() {
    OneCore us = new OneCore();
    QueryTicket ticket = received(us, 1);
    us.step(new Input.Respond(us.now(), ticket, QUESTION));
    QueryTicket late = received(us, 2);
    us.pass(ofSeconds(2));

    assertEquals("response already sent", refusal(us, ticket, QUESTION));
    assertEquals("response is past the deadline", refusal(us, late, QUESTION));
  }

  @Test
  void anAnswerOverTheLimitIsRefused() {
    OneCore us = new OneCore();

    assertEquals(
        "response exceeds limit of 1024 bytes",
        refusal(us, received(us, 1), Bytes.of(new byte[1024])));
  }

  @Test
  void aQueryOverTheLimitIsRefused() {
    OneCore us = new OneCore();

    assertEquals(
        List.of(Optional.of("query exceeds limit of 1024 bytes")),
        results(
            us.step(
                new Input.StartQuery(
                    us.now(), 1, "q", Bytes.of(new byte[1024]), QueryOptions.DEFAULT))));
  }

  @Test
  void answersAfterTheEndAreDropped() {
    OneCore us = new OneCore();
    us.step(new Input.StartQuery(us.now(), 1, "q", QUESTION, options(List.of(), false)));
    SerfMessage.Query sent =
        sentBodies(SerfMessage.Query.class, us.hear(new Message.Ping(1, ""))).getFirst();
    Message answer =
        Message.User.ours(
            new SerfMessage.QueryResponse(sent.lamportTime(), sent.id(), "other", 0, Bytes.EMPTY));
    assertEquals(1, only(Output.QueryResponded.class, us.hear(answer)).size());

    List<Output> outputs = us.pass(ofSeconds(6));

    assertEquals(1, only(Output.QueryFinished.class, outputs).size());
    assertEquals(0, only(Output.QueryResponded.class, us.hear(answer)).size());
  }

  @Test
  void aStormOfAnswersIsBounded() {
    OneCore us = new OneCore();
    us.step(new Input.StartQuery(us.now(), 1, "q", QUESTION, options(List.of(), false)));
    SerfMessage.Query sent =
        sentBodies(SerfMessage.Query.class, us.hear(new Message.Ping(1, ""))).getFirst();
    int heard = 0;

    for (int i = 0; i < 10_000; i++) {
      heard +=
          only(
                  Output.QueryResponded.class,
                  us.hear(
                      Message.User.ours(
                          new SerfMessage.QueryResponse(
                              sent.lamportTime(), sent.id(), "forger", 0, Bytes.EMPTY))))
              .size();
    }

    assertTrue(heard < 1000, "heard: " + heard);
  }

  @Test
  void theDefaultTimeoutDependsOnThePool() {
    OneCore us = new OneCore();

    Output.QueryStarted started =
        only(
                Output.QueryStarted.class,
                us.step(new Input.StartQuery(us.now(), 1, "q", QUESTION, QueryOptions.DEFAULT)))
            .getFirst();

    assertEquals(3_200_000_000L, started.deadlineNanos() - us.now());
  }

  @Test
  void aRelayedAnswerIsPassedToItsDestinationUnchanged() {
    OneCore us = new OneCore();
    Message.User inner =
        new Message.User(
            new SerfMessage.QueryResponse(5, 1, "other", 0, Bytes.EMPTY),
            Optional.of(Bytes.ofUtf8("original bytes")));

    List<Output> outputs =
        us.hear(Message.User.ours(new SerfMessage.Relay(OneCore.endpoint(4), inner)));

    assertEquals(
        List.of(new Output.SendPacket(OneCore.endpoint(4), List.of(inner), false, false)),
        only(Output.SendPacket.class, outputs));
  }

  @Test
  void internalQueriesDoNotReachTheApplication() {
    Pool pool = new Pool(3);

    pool.step(
        0,
        now -> new Input.StartQuery(now, 9, "_serf_ping", Bytes.EMPTY, options(List.of(), true)));
    pool.run(ofSeconds(5));

    assertEquals(3, pool.all(0, Output.QueryAcked.class).size());
    assertEquals(0, pool.queries(1).size());
  }

  @Test
  void tagsSetMeanwhileCountForFilters() {
    OneCore us = new OneCore();
    us.step(new Input.SetTags(us.now(), 1, Tags.of(Map.of("role", "db"))));

    assertEquals(
        1,
        events(
                us.hear(
                    Message.User.ours(query(5, 1, 0, List.of(new QueryFilter.Tag("role", "db"))))))
            .size());
  }

  private static QueryTicket received(OneCore us, long id) {
    Event event = events(us.hear(Message.User.ours(query(5, id, 0, List.of())))).getFirst();
    return ((Event.QueryEvent) event).ticket();
  }

  private static String refusal(OneCore us, QueryTicket ticket, Bytes payload) {
    return only(Output.ResponseRefused.class, us.step(new Input.Respond(us.now(), ticket, payload)))
        .getFirst()
        .reason();
  }

  private static QueryOptions options(List<QueryFilter> filters, boolean ack) {
    return new QueryOptions(filters, ack, OptionalLong.of(5_000_000_000L));
  }

  private static SerfMessage.Query query(long time, long id, int flags, List<QueryFilter> filters) {
    return new SerfMessage.Query(
        time, id, OneCore.endpoint(9), filters, flags, 1_000_000_000L, "load", QUESTION);
  }
}
