package io.consuljvm.kernel.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.consuljvm.kernel.fixture.SingleNode;
import io.consuljvm.spi.rpc.RpcException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** H462. */
class ProposalsTest {
  private static final long LIMIT_BYTES = 1 << 20;
  private static final byte[] LARGE = Board.bytes("a=" + "x".repeat(700 << 10));

  private final SingleNode node = SingleNode.of(new Board());
  private final Proposals proposals = new Proposals(node.consensus(), node.clock(), LIMIT_BYTES);

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void whatDoesNotFitWaitsUntilSomethingIsApplied() {
    node.consensus().hold();
    Background<Object> first = propose(LARGE);
    node.consensus().awaitHeldBack(1);
    Background<Object> second = propose(LARGE);
    node.clock().awaitTimers(1);
    assertFalse(second.done());

    node.consensus().release();

    assertEquals(2L, first.result());
    assertEquals(3L, second.result());
    assertEquals(0, node.clock().timers());
  }

  @Test
  void whatDoesNotFitWithinThirtySecondsIsTurnedAway() {
    node.consensus().hold();
    Background<Object> first = propose(LARGE);
    node.consensus().awaitHeldBack(1);
    Background<Object> second = propose(LARGE);
    node.clock().awaitTimers(1);
    Background<Object> small = propose(Board.bytes("b=1"));
    node.clock().awaitTimers(2);

    node.clock().advance(Duration.ofMillis(29_999));
    assertFalse(second.done());
    node.clock().advance(Duration.ofMillis(1));

    assertEquals("timed out enqueuing operation", second.failure().getMessage());
    // The small one was behind it at the time, and may have been turned away as well.
    assertFalse(first.done());
    node.consensus().release();
    assertEquals(2L, first.result());
    node.clock().advanceUntil(small::done, Duration.ZERO);
  }

  @Test
  void manySmallOnesGoOnAtTheSameTime() throws RpcException {
    node.consensus().hold();
    List<Background<Object>> all = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      all.add(propose(Board.bytes("k" + i + "=v")));
    }
    node.consensus().awaitHeldBack(all.size());
    node.consensus().release();

    assertEquals(500, all.stream().map(Background::result).distinct().count());
  }

  private Background<Object> propose(byte[] body) {
    return Background.start(() -> proposals.propose(Board.PIN, body));
  }
}
