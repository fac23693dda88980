package io.consuljvm.kernel.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.kernel.fixture.SingleNode;
import io.consuljvm.spi.Contributions;
import io.consuljvm.spi.Feature;
import io.consuljvm.spi.LeaderTask;
import io.consuljvm.spi.Node;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.state.Command;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeaderTasksTest {
  private static final Command COMMAND = new Command(1, "count");
  private static final Duration HOUR = Duration.ofHours(1);

  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  /** What the task does in each of its runs. */
  private interface Work {
    void run(LeaderTask.Term term) throws Exception;
  }

  private SingleNode node(Work work) {
    return SingleNode.of(
        new Feature() {
          @Override
          public void contribute(Node node, Contributions contributions) {
            contributions.command(COMMAND, (tx, body) -> tx.logIndex());
            contributions.leaderTask(
                new LeaderTask() {
                  @Override
                  public String name() {
                    return "count sheep";
                  }

                  @Override
                  public void run(Term term) throws Exception {
                    events.add("run");
                    work.run(term);
                    events.add("end");
                  }
                });
          }
        });
  }

  @Test
  void aTaskRunsWhileThisServerLeads() throws InterruptedException {
    try (SingleNode node = node(term -> assertFalse(term.pause(HOUR)))) {
      expect("run");
      node.clock().awaitTimers(1);

      node.consensus().depose();

      expect("end");
      assertEquals(0, node.clock().timers());
    }
  }

  @Test
  void aTaskRunsAgainInTheNextTerm() throws InterruptedException {
    try (SingleNode node = node(term -> term.pause(HOUR))) {
      expect("run");
      node.consensus().depose();
      expect("end");

      node.consensus().elect();

      expect("run");
    }
    expect("end");
  }

  @Test
  void aTaskWaitsForEverythingBeforeItsTerm() throws InterruptedException {
    try (SingleNode node = node(term -> term.pause(HOUR))) {
      expect("run");
      node.consensus().depose();
      expect("end");
      node.consensus().hold();
      node.consensus().elect();
      assertEquals(null, events.poll());

      node.consensus().release();

      expect("run");
    }
  }

  @Test
  void aPauseEndsWithItsTime() throws InterruptedException {
    try (SingleNode node = node(term -> events.add("active " + term.pause(HOUR)))) {
      expect("run");
      node.clock().awaitTimers(1);

      node.clock().advance(HOUR);

      expect("active true");
      expect("end");
    }
  }

  @Test
  void aTaskThatFailsRunsAgainAfterAPause() throws InterruptedException {
    boolean[] failed = {false};
    Work work =
        term -> {
          if (!failed[0]) {
            failed[0] = true;
            throw new IllegalStateException("no sheep (this is part of the test)");
          }
        };
    try (SingleNode node = node(work)) {
      expect("run");
      node.clock().awaitTimers(1);
      assertEquals(null, events.poll());

      node.clock().advance(TaskRun.RETRY);

      expect("run");
      expect("end");
    }
  }

  @Test
  void aTaskMayProposeUntilItsTermEnds() throws InterruptedException {
    Work work =
        term -> {
          events.add("index " + term.propose(COMMAND, new byte[0]));
          term.pause(HOUR);
          assertThrows(RpcException.class, () -> term.propose(COMMAND, new byte[0]));
        };
    try (SingleNode node = node(work)) {
      expect("run");
      expect("index 2");

      node.consensus().depose();

      expect("end");
    }
  }

  @Test
  void aTaskNeverRunsTwiceAtATime() throws InterruptedException {
    BlockingQueue<Boolean> slow = new LinkedBlockingQueue<>();
    Work work =
        term -> {
          term.pause(HOUR);
          slow.take();
        };
    try (SingleNode node = node(work)) {
      expect("run");
      node.consensus().depose();
      node.consensus().elect();
      assertEquals(null, events.poll());

      slow.add(true);

      expect("end");
      expect("run");
      slow.add(true);
    }
    expect("end");
  }

  @Test
  void stoppingEndsTheTasksForGood() throws InterruptedException {
    SingleNode node = node(term -> term.pause(HOUR));
    expect("run");

    node.close();

    expect("end");
    node.consensus().elect();
    assertTrue(events.isEmpty());
  }

  private void expect(String event) throws InterruptedException {
    assertEquals(event, events.poll(30, TimeUnit.SECONDS));
  }
}
