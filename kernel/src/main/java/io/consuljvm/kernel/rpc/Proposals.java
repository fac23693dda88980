package io.consuljvm.kernel.rpc;

import io.consuljvm.spi.Clock;
import io.consuljvm.spi.consensus.Consensus;
import io.consuljvm.spi.consensus.NotLeaderException;
import io.consuljvm.spi.rpc.Cancellation;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.state.Command;
import io.consuljvm.spi.state.CommandRejected;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts commands into the log, and waits until they are applied. What is under way at a time is
 * bounded in bytes; who does not get in within 30 s is turned away (H462). Safe for any thread.
 */
final class Proposals {
  static final String TIMED_OUT = "timed out enqueuing operation";
  static final Duration ENQUEUE_LIMIT = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger("consul");
  private static final int LARGE_BYTES = 1 << 20;
  private static final long UNDER_WAY_BYTES = 64 << 20;

  /** Counted for each command on top of its length, so that the number of small ones is bounded. */
  private static final long OVERHEAD_BYTES = 1 << 10;

  private final Consensus consensus;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Queued> queue = new ArrayDeque<>();
  private final long limitBytes;
  private long underWay;

  private static final class Queued {
    final long bytes;
    final Wait wait;
    boolean admitted;

    Queued(long bytes, Wait wait) {
      this.bytes = bytes;
      this.wait = wait;
    }
  }

  Proposals(Consensus consensus, Clock clock) {
    this(consensus, clock, UNDER_WAY_BYTES);
  }

  Proposals(Consensus consensus, Clock clock, long limitBytes) {
    this.consensus = consensus;
    this.clock = clock;
    this.limitBytes = limitBytes;
  }

  /**
   * Once the command is in, this waits for as long as consensus takes: until the command is
   * applied, or leadership is lost.
   */
  Object propose(Command command, byte[] body) throws CommandRejected, RpcException {
    byte[] data = new byte[1 + body.length];
    data[0] = command.firstByte();
    System.arraycopy(body, 0, data, 1, body.length);
    if (data.length > LARGE_BYTES) {
      LOG.warn("Attempting to apply large raft entry ({} bytes)", data.length); // H461
    }
    long cost = data.length + OVERHEAD_BYTES;
    enter(cost);
    try {
      return consensus.propose(data).join();
    } catch (CompletionException e) {
      throw failure(e.getCause());
    } catch (CancellationException e) {
      throw new RpcException("leadership lost while committing log", e);
    } finally {
      leave(cost);
    }
  }

  private static RpcException failure(Throwable cause) throws CommandRejected {
    return switch (cause) {
      case CommandRejected rejected -> throw rejected;
      case NotLeaderException lost -> new RpcException(text(lost, "node is not the leader"), lost);
      default -> new RpcException(text(cause, cause.getClass().getSimpleName()), cause);
    };
  }

  private static String text(Throwable cause, String otherwise) {
    String message = cause.getMessage();
    return message == null || message.isEmpty() ? otherwise : message;
  }

  private void enter(long bytes) throws RpcException {
    lock.lock();
    try {
      if (queue.isEmpty() && fits(bytes)) {
        underWay += bytes;
        return;
      }
    } finally {
      lock.unlock();
    }
    queueUp(bytes);
  }

  private void queueUp(long bytes) throws RpcException {
    try (Wait wait = new Wait(clock, ENQUEUE_LIMIT, Cancellation.NEVER)) {
      Queued queued = new Queued(bytes, wait);
      lock.lock();
      try {
        queue.add(queued);
        admit();
      } finally {
        lock.unlock();
      }
      wait.await();
      lock.lock();
      try {
        if (!queued.admitted) {
          queue.remove(queued);
          // It may have been the one for which smaller ones had to wait.
          admit();
          throw new RpcException(TIMED_OUT);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private void leave(long bytes) {
    lock.lock();
    try {
      underWay -= bytes;
      admit();
    } finally {
      lock.unlock();
    }
  }

  private void admit() {
    while (!queue.isEmpty() && fits(queue.peek().bytes)) {
      Queued first = queue.remove();
      underWay += first.bytes;
      first.admitted = true;
      first.wait.wake();
    }
  }

  /** One that is larger than the bound goes alone. */
  private boolean fits(long bytes) {
    return underWay == 0 || underWay + bytes <= limitBytes;
  }
}
