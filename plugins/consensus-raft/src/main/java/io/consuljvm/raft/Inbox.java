package io.consuljvm.raft;

import io.consuljvm.raft.core.Input;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The way to the core's thread. Safe for any thread.
 *
 * <p>Proposals beyond a bound are refused. All else is bounded by what the core itself has asked
 * for, and by the requests that peers are allowed to have outstanding.
 */
final class Inbox {
  private static final int MAX_PROPOSALS = 1 << 16;
  private static final int BATCH = 1024;

  private final LinkedBlockingQueue<Arrival> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger proposals = new AtomicInteger();
  private volatile boolean closed;

  void feed(Input input) {
    queue.add(new Arrival.Feed(input));
  }

  void call(Runnable action) {
    queue.add(new Arrival.Call(action));
  }

  void propose(Arrival.Proposal proposal) {
    if (proposals.incrementAndGet() > MAX_PROPOSALS) {
      proposals.decrementAndGet();
      proposal.pending().fail(Failures.overloaded());
      return;
    }
    submit(proposal, proposal.pending());
  }

  void ask(Arrival.Asked asked) {
    submit(asked, asked.pending());
  }

  void query(Arrival.Query query) {
    submit(query, query.pending());
  }

  void stop() {
    queue.add(new Arrival.Stop());
  }

  /** Moves what has arrived to {@code batch}; waits for the first of it until the timeout. */
  void take(List<Arrival> batch, long timeoutNanos) throws InterruptedException {
    Arrival first = queue.poll(Math.max(timeoutNanos, 0), TimeUnit.NANOSECONDS);
    if (first != null) {
      batch.add(first);
      queue.drainTo(batch, BATCH - 1);
      for (Arrival each : batch) {
        if (each instanceof Arrival.Proposal) {
          proposals.decrementAndGet();
        }
      }
    }
  }

  /** Fails what waits, and whatever comes later. */
  void close(Throwable cause) {
    closed = true;
    for (Arrival left = queue.poll(); left != null; left = queue.poll()) {
      switch (left) {
        case Arrival.Proposal proposal -> proposal.pending().fail(cause);
        case Arrival.Asked asked -> asked.pending().fail(cause);
        case Arrival.Query query -> query.pending().fail(cause);
        case Arrival.Feed feed -> {}
        case Arrival.Call call -> {}
        case Arrival.Stop() -> {}
      }
    }
  }

  private void submit(Arrival arrival, Pending pending) {
    queue.add(arrival);
    // Closed meanwhile: whoever gets the arrival out of the queue fails it.
    if (closed && queue.remove(arrival)) {
      pending.fail(Failures.stopped());
    }
  }
}
