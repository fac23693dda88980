package io.consuljvm.kernel.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.consuljvm.kernel.fixture.CountedMetrics;
import io.consuljvm.kernel.fixture.ImmediateConsensus;
import io.consuljvm.kernel.fixture.VirtualClock;
import io.consuljvm.spi.consensus.StateMachine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** B024. */
class TermBarrierTest {
  private final VirtualClock clock = new VirtualClock();
  private final CountedMetrics metrics = new CountedMetrics();
  private final StateMachine state = mock(StateMachine.class);
  private final List<String> events = Collections.synchronizedList(new ArrayList<>());
  private int barriersToFail;

  private final ImmediateConsensus consensus =
      new ImmediateConsensus(state) {
        @Override
        public CompletableFuture<Void> barrier() {
          return barriersToFail-- > 0
              ? CompletableFuture.failedFuture(new IllegalStateException("as told by the test"))
              : super.barrier();
        }
      };

  private final TermBarrier barrier = new TermBarrier(consensus, clock, metrics);

  @BeforeEach
  void listen() {
    when(state.appliedIndex()).thenReturn(0L);
    barrier.addListener(
        new TermBarrier.Listener() {
          @Override
          public void elected(long term) {
            events.add("elected " + term);
          }

          @Override
          public void ready(long term) {
            events.add("ready " + term);
          }

          @Override
          public void lost(long term) {
            events.add("lost " + term);
          }
        });
    barrier.start();
  }

  @Test
  void aFollowerIsNotReady() {
    assertFalse(barrier.ready());
    assertEquals(List.of(), events);
  }

  @Test
  void aLeaderIsReadyBehindTheBarrierAndNotBefore() {
    consensus.hold();
    consensus.elect();
    assertFalse(barrier.ready());

    consensus.release();

    assertTrue(barrier.ready());
    assertEquals(List.of("elected 1", "ready 1"), events);
    assertEquals(1.0, metrics.counted("consul.leader.barrier"));
  }

  @Test
  void aNextTermNeedsABarrierOfItsOwn() {
    consensus.elect();
    consensus.hold();
    consensus.elect();

    assertFalse(barrier.ready());
    assertEquals(List.of("elected 1", "ready 1", "lost 1", "elected 2"), events);
  }

  @Test
  void aBarrierThatFailsIsTriedAgain() {
    barriersToFail = 2;
    consensus.elect();
    assertFalse(barrier.ready());

    clock.advance(Duration.ofSeconds(1));
    clock.awaitTimers(1);
    clock.advance(Duration.ofSeconds(1));

    clock.advanceUntil(() -> events.contains("ready 1"), Duration.ZERO);
    assertTrue(barrier.ready());
  }

  @Test
  void aBarrierOfALostTermIsForgotten() {
    consensus.hold();
    consensus.elect();

    consensus.depose();
    consensus.release();
    consensus.elect();
    clock.advance(Duration.ofSeconds(1));

    assertTrue(barrier.ready());
    assertEquals(List.of("elected 1", "lost 1", "elected 2", "ready 2"), events);
  }
}
