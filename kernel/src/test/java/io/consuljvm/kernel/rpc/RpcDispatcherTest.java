package io.consuljvm.kernel.rpc;

import static io.consuljvm.kernel.rpc.Board.ECHO_METHOD;
import static io.consuljvm.kernel.rpc.Board.LOOK_METHOD;
import static io.consuljvm.kernel.rpc.Board.PIN_METHOD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.kernel.fixture.CountedMetrics;
import io.consuljvm.kernel.fixture.SingleNode;
import io.consuljvm.kernel.fixture.VirtualClock;
import io.consuljvm.kernel.rpc.Board.Look;
import io.consuljvm.kernel.rpc.Board.Note;
import io.consuljvm.kernel.rpc.Board.Pin;
import io.consuljvm.spi.consensus.ServerAddress;
import io.consuljvm.spi.rpc.QueryMeta;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.rpc.RpcMethod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RpcDispatcherTest {
  private static final ServerAddress OTHER = new ServerAddress("127.0.0.2:8300");

  private final Board board = new Board();
  private final SingleNode node = SingleNode.of(board);

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void aWriteIsAppliedBeforeItIsAnswered() throws RpcException {
    assertEquals("2", node.rpc().call(PIN_METHOD, Pin.of("a", "hello")));
    assertEquals("hello", node.rpc().call(LOOK_METHOD, Look.at("a")).text());
  }

  @Test
  void theTextOfARejectedCommandIsTheError() {
    assertEquals(
        "a note needs a text",
        assertThrows(RpcException.class, () -> node.rpc().call(PIN_METHOD, Pin.of("a", "")))
            .getMessage());
  }

  @Test
  void theTokenDecidesWhatAHandlerMayDo() {
    node.tokens(token -> (resource, segment, access) -> token.equals("good"));

    assertEquals(
        RpcException.PERMISSION_DENIED,
        assertThrows(RpcException.class, () -> node.rpc().call(PIN_METHOD, Pin.of("a", "hello")))
            .getMessage());
  }

  @Test
  void anUnknownTokenFailsTheCall() {
    node.tokens(token -> {
      throw new RpcException("ACL not found");
    });

    assertEquals(
        "ACL not found",
        assertThrows(RpcException.class, () -> node.rpc().call(LOOK_METHOD, Look.at("a")))
            .getMessage());
  }

  @Test
  void aReadOnTheLeaderKnowsItself() throws RpcException {
    node.rpc().call(PIN_METHOD, Pin.of("a", "hello"));

    assertEquals(
        new QueryMeta(2, Duration.ZERO, true), node.rpc().call(LOOK_METHOD, Look.at("a")).meta());
    assertEquals(1.0, node.metrics().counted("consul.rpc.query"));
  }

  @Test
  void aReadThatDoesNotWaitIsAnsweredNow() throws RpcException {
    node.rpc().call(PIN_METHOD, Pin.of("a", "hello"));

    assertEquals(
        Optional.of("hello"), node.rpc().callNow(LOOK_METHOD, Look.at("a")).map(Note::text));
    assertEquals(Optional.empty(), node.rpc().callNow(PIN_METHOD, Pin.of("a", "x")));
    assertEquals(Optional.empty(), node.rpc().callNow(ECHO_METHOD, "x"));
    assertEquals(Optional.empty(), node.rpc().callNow(LOOK_METHOD, Look.at("a").consistent()));
    assertEquals(Optional.empty(), node.rpc().callNow(LOOK_METHOD, Look.at("a").in("dc2")));
  }

  @Test
  void aBlockingReadIsAnsweredNowOnlyIfItNeedNotBlock() throws RpcException {
    node.rpc().call(PIN_METHOD, Pin.of("a", "hello"));
    node.rpc().call(PIN_METHOD, Pin.of("a", "hello again"));
    Look look = Look.at("a");

    assertTrue(node.rpc().callNow(LOOK_METHOD, look.after(2, Duration.ZERO)).isPresent());
    assertTrue(node.rpc().callNow(LOOK_METHOD, look.after(3, Duration.ZERO)).isEmpty());
    assertTrue(node.rpc().callNow(LOOK_METHOD, look.after(-1, Duration.ZERO)).isEmpty());
  }

  @Test
  void whereThereIsNoLeaderOnlyStaleReadsAreAnsweredNow() throws RpcException {
    node.rpc().call(PIN_METHOD, Pin.of("a", "hello"));
    node.consensus().depose();

    assertTrue(node.rpc().callNow(LOOK_METHOD, Look.at("a")).isEmpty());
    assertEquals(
        Optional.of("hello"),
        node.rpc().callNow(LOOK_METHOD, Look.at("a").stale()).map(Note::text));
  }

  @Test
  void aStaleReadSaysHowOldItMayBe() throws RpcException {
    node.consensus().follow(OTHER, Duration.ofMillis(70));
    QueryMeta following = node.rpc().call(LOOK_METHOD, Look.at("a").stale()).meta();
    node.consensus().depose();
    QueryMeta leaderless = node.rpc().call(LOOK_METHOD, Look.at("a").stale()).meta();

    assertEquals(new QueryMeta(0, Duration.ofMillis(70), true), following);
    assertEquals(new QueryMeta(0, Duration.ofMillis(70), false), leaderless);
  }

  @Test
  void aServerThatNeverHeardFromALeaderSaysForever() throws RpcException {
    node.consensus().depose();

    QueryMeta meta = node.rpc().call(LOOK_METHOD, Look.at("a").stale()).meta();

    assertEquals(Duration.ofNanos(Long.MAX_VALUE), meta.lastContact());
  }

  @Test
  void aCallWithoutALeaderIsHeldForSevenSeconds() {
    node.consensus().depose();
    Background<Note> call = Background.start(() -> node.rpc().call(LOOK_METHOD, Look.at("a")));

    node.clock().advanceUntil(call::done, Duration.ofMillis(10));

    assertEquals(RpcException.NO_LEADER, call.failure().getMessage());
    long heldMillis = Duration.ofNanos(node.clock().nanoTime()).toMillis();
    assertTrue(heldMillis >= 7000, "held for " + heldMillis + " ms");
  }

  @Test
  void aHeldCallIsAnsweredOnceThereIsALeader() {
    node.consensus().depose();
    Background<Note> call = Background.start(() -> node.rpc().call(LOOK_METHOD, Look.at("a")));
    node.clock().awaitTimers(1);

    node.consensus().elect();

    assertEquals("", call.result().text());
    assertEquals(0, node.clock().nanoTime());
  }

  @Test
  void aNewLeaderAnswersOnlyOnceEverythingBeforeItsTermIsApplied() {
    node.consensus().depose();
    node.consensus().hold();
    node.consensus().elect();
    Background<Note> call = Background.start(() -> node.rpc().call(LOOK_METHOD, Look.at("a")));
    node.clock().awaitTimers(1);
    assertFalse(call.done());

    node.consensus().release();

    assertEquals("", call.result().text());
  }

  @Test
  void aLeaderThatCannotBeReachedCountsAsNone() {
    node.consensus().follow(OTHER, Duration.ZERO);
    Background<String> call =
        Background.start(() -> node.rpc().call(PIN_METHOD, Pin.of("a", "hello")));

    node.clock().advanceUntil(call::done, Duration.ofMillis(100));

    assertEquals(RpcException.NO_LEADER, call.failure().getMessage());
  }

  @Test
  void anotherDatacenterHasNoPath() {
    assertEquals(
        RpcException.NO_PATH_TO_DATACENTER,
        assertThrows(RpcException.class, () -> node.rpc().call(LOOK_METHOD, Look.at("a").in("dc2")))
            .getMessage());
  }

  @Test
  void aConsistentReadAsksAMajorityFirst() throws RpcException {
    node.rpc().call(LOOK_METHOD, Look.at("a").consistent());
    assertEquals(1.0, node.metrics().counted("consul.rpc.consistentRead"));

    node.consensus().verifiable(false);
    assertEquals(
        "node is not the leader",
        assertThrows(
                RpcException.class, () -> node.rpc().call(LOOK_METHOD, Look.at("a").consistent()))
            .getMessage());
    assertEquals(1, board.looks.get());
  }

  @Test
  void leadershipLostWhileCommittingIsTheError() {
    node.consensus().hold();
    Background<String> call =
        Background.start(() -> node.rpc().call(PIN_METHOD, Pin.of("a", "hello")));
    node.consensus().awaitHeldBack(1);

    node.consensus().depose();

    assertEquals("leadership lost while committing log", call.failure().getMessage());
  }

  @Test
  void aLocalMethodIsAnsweredWithoutALeader() throws RpcException {
    node.consensus().depose();

    assertEquals("hello", node.rpc().call(ECHO_METHOD, "hello"));
  }

  @Test
  void aMethodThatNobodyContributesIsRefused() {
    RpcMethod<String, String> other = RpcMethod.of("Board.Burn", String.class, String.class);

    assertEquals(
        "rpc: can't find service Board.Burn",
        assertThrows(RpcException.class, () -> node.rpc().call(other, "x")).getMessage());
  }

  @Test
  void aClientWithoutServersSaysSo() {
    RpcEnvironment environment =
        new RpcEnvironment(
            "dc1",
            new VirtualClock(),
            new Random(1),
            new CountedMetrics(),
            TokenResolver.ALLOW_ALL,
            Optional.empty());
    RpcDispatcher client = new RpcDispatcher(environment, Optional.empty(), List.of());

    assertEquals(
        RpcException.NO_SERVERS,
        assertThrows(RpcException.class, () -> client.call(ECHO_METHOD, "x")).getMessage());
  }
}
