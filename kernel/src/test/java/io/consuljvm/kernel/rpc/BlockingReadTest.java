package io.consuljvm.kernel.rpc;

import static io.consuljvm.kernel.rpc.Board.LOOK_METHOD;
import static io.consuljvm.kernel.rpc.Board.PIN_METHOD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.kernel.fixture.SingleNode;
import io.consuljvm.kernel.rpc.Board.Look;
import io.consuljvm.kernel.rpc.Board.Note;
import io.consuljvm.kernel.rpc.Board.Pin;
import io.consuljvm.spi.rpc.Cancellation;
import io.consuljvm.spi.rpc.RpcException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Blocking queries (spec/http.md section 4). */
class BlockingReadTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Board board = new Board();
  private final SingleNode node = SingleNode.of(board);

  @BeforeEach
  void aNote() throws RpcException {
    pin("a", "one"); // index 2
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void anOlderIndexReturnsAtOnce() throws RpcException {
    Note note = node.rpc().call(LOOK_METHOD, Look.at("a").after(1, MINUTE));

    assertEquals(2, note.meta().index());
    assertEquals(0, node.clock().timers());
  }

  @Test
  void theSameIndexBlocksUntilTheNoteChanges() throws RpcException {
    Background<Note> call = look("a", 2, MINUTE);
    assertFalse(call.done());

    pin("a", "two");

    assertEquals("two", call.result().text());
    assertEquals(3, call.result().meta().index());
    assertEquals(0, node.clock().timers());
  }

  @Test
  void aChangeOfAnotherNoteWakesNobody() throws RpcException {
    Background<Note> call = look("a", 2, MINUTE);

    pin("b", "two");

    assertFalse(call.done());
    assertEquals(1, board.looks.get());
    pin("a", "two");
    assertEquals(4, call.result().meta().index());
  }

  @Test
  void aWakeThatDoesNotRaiseTheIndexEnoughWaitsOnWithTheSameDeadline() throws RpcException {
    Background<Note> call = look("a", 4, MINUTE);
    node.clock().advance(Duration.ofSeconds(50));

    pin("a", "two"); // index 3
    node.clock().advanceUntil(() -> board.looks.get() == 2, Duration.ZERO);
    assertFalse(call.done());

    node.clock().advance(Duration.ofSeconds(14)); // a minute and a sixteenth are over
    assertEquals(3, call.result().meta().index());
    assertEquals("two", call.result().text());
  }

  @Test
  void aFutureIndexBlocksUntilItIsExceeded() throws RpcException {
    Background<Note> call = look("a", 3, MINUTE);
    pin("a", "two");
    pin("a", "three");

    assertEquals("three", call.result().text());
  }

  @Test
  void theEndOfTheWaitGivesCurrentDataWithTheCurrentIndex() throws RpcException {
    Background<Note> call = look("a", 2, MINUTE);
    pin("b", "two"); // raises the index, wakes nobody

    node.clock().advance(MINUTE.multipliedBy(2));

    assertEquals("one", call.result().text());
    assertEquals(3, call.result().meta().index());
  }

  @Test
  void nothingReturnsBeforeTheWaitIsOver() {
    Background<Note> call = look("a", 2, MINUTE);

    node.clock().advance(MINUTE.minusMillis(1));

    node.clock().awaitTimers(1);
    assertFalse(call.done());
  }

  @Test
  void anIndexOfZeroNeverBlocks() throws RpcException, IOException {
    try (SingleNode fresh = SingleNode.of(new Board())) {
      Note note = fresh.rpc().call(LOOK_METHOD, Look.at("a").after(9, MINUTE));

      assertEquals(0, note.meta().index());
    }
  }

  @Test
  void anErrorIsReturnedAtOnce() {
    Background<Note> call =
        Background.start(() -> node.rpc().call(LOOK_METHOD, Look.at("broken").after(2, MINUTE)));

    assertEquals("a broken note", call.failure().getMessage());
  }

  @Test
  void leadershipIsVerifiedBeforeEachEvaluation() throws RpcException {
    Background<Note> call =
        Background.start(
            () -> node.rpc().call(LOOK_METHOD, Look.at("a").after(2, MINUTE).consistent()));
    node.clock().awaitTimers(1);
    node.consensus().verifiable(false);

    pin("a", "two");

    assertEquals("node is not the leader", call.failure().getMessage());
  }

  @Test
  void aStaleReadBlocksOnTheStateOfThisServer() throws RpcException {
    Background<Note> call =
        Background.start(() -> node.rpc().call(LOOK_METHOD, Look.at("a").after(2, MINUTE).stale()));
    node.clock().awaitTimers(1);

    pin("a", "two");

    assertEquals("two", call.result().text());
  }

  @Test
  void aRestoreWakesEverybody() throws IOException, RpcException {
    pin("c", "three");
    Background<Note> call = look("a", 3, MINUTE);
    int before = board.looks.get();

    node.restore(node.snapshot());

    // The index of a table without records is 0, which never blocks.
    assertEquals("", call.result().text());
    assertEquals(before + 1, board.looks.get());
  }

  @Test
  void aCallerThatHasGoneIsNotWaitedFor() {
    List<Runnable> actions = new ArrayList<>();
    Cancellation caller =
        action -> {
          actions.add(action);
          return () -> actions.remove(action);
        };
    Background<Note> call =
        Background.start(() -> node.rpc().call(LOOK_METHOD, Look.at("a").after(2, MINUTE), caller));
    node.clock().awaitTimers(1);
    node.clock().advanceUntil(() -> !actions.isEmpty(), Duration.ZERO);

    actions.getFirst().run();

    assertTrue(call.failure().getMessage().contains("gone"));
    assertEquals(0, node.clock().timers());
  }

  @Test
  void theViewIsNotHeldWhileWaiting() {
    look("a", 2, MINUTE);

    assertEquals(0, node.store().openViews());
  }

  /** Starts a blocking query and lets it come to waiting. */
  private Background<Note> look(String name, long index, Duration wait) {
    int timers = node.clock().timers();
    Background<Note> call =
        Background.start(() -> node.rpc().call(LOOK_METHOD, Look.at(name).after(index, wait)));
    node.clock().awaitTimers(timers + 1);
    return call;
  }

  private void pin(String name, String text) throws RpcException {
    node.rpc().call(PIN_METHOD, Pin.of(name, text));
  }
}
