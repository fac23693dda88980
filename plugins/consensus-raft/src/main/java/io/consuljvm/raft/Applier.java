package io.consuljvm.raft;

import io.consuljvm.raft.core.EntryType;
import io.consuljvm.raft.core.LogEntry;
import io.consuljvm.spi.Clock;
import io.consuljvm.spi.Metrics;
import io.consuljvm.spi.consensus.StateMachine;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Drives the state machine: applies what is committed, in batches, and completes the futures. Its
 * {@link #run} is the thread {@code raft-fsm}, the only one that calls the state machine once the
 * server has started.
 *
 * <p>Takes entries only while it {@link #hasRoom}, so that a slow state machine makes the log wait
 * on disk and not in memory.
 */
final class Applier {
  private static final long QUEUED_ENTRIES = 4096;
  private static final long QUEUED_BYTES = 16 << 20;
  private static final int BATCH_ENTRIES = 1024;

  private final StateMachine stateMachine;
  private final SnapshotDirectory snapshots;
  private final Clock clock;
  private final Metrics metrics;
  private final LinkedBlockingQueue<Job> queue = new LinkedBlockingQueue<>();
  private final AtomicLong queuedEntries = new AtomicLong();
  private final AtomicLong queuedBytes = new AtomicLong();
  private final AtomicBoolean starved = new AtomicBoolean();
  private volatile long appliedIndex;
  private Runnable onRoom = () -> {};

  /**
   * A committed entry, and who waits for it.
   *
   * @param pending null if nobody does
   */
  record Committed(LogEntry entry, @Nullable Pending pending) {}

  private sealed interface Job {
    record Apply(List<Committed> entries) implements Job {}

    record Call(Runnable action) implements Job {}

    record Stop() implements Job {}
  }

  Applier(StateMachine stateMachine, SnapshotDirectory snapshots, Clock clock, Metrics metrics) {
    this.stateMachine = stateMachine;
    this.snapshots = snapshots;
    this.clock = clock;
    this.metrics = metrics;
    this.appliedIndex = stateMachine.appliedIndex();
  }

  /** Called when there is room again after {@link #hasRoom} said no. To be set before the start. */
  void onRoom(Runnable action) {
    onRoom = action;
  }

  long appliedIndex() {
    return appliedIndex;
  }

  /** Entries that wait. */
  long pending() {
    return queuedEntries.get();
  }

  /** Whether more entries may be given; if not, {@link #onRoom} is called later. */
  boolean hasRoom() {
    if (roomLeft()) {
      return true;
    }
    starved.set(true);
    // It may have got free before it heard of that.
    return roomLeft() && starved.compareAndSet(true, false);
  }

  void apply(List<Committed> entries) {
    queuedEntries.addAndGet(entries.size());
    queuedBytes.addAndGet(bytes(entries));
    queue.add(new Job.Apply(entries));
  }

  /** Runs something between batches, after what was given before. */
  void call(Runnable action) {
    queue.add(new Job.Call(action));
  }

  /**
   * Replaces the state, durably, after what was given before. Waits for that.
   *
   * @throws IOException if the snapshot cannot be read
   */
  void restore(SnapshotMeta file, long index) throws IOException {
    CompletableFuture<Void> done = new CompletableFuture<>();
    call(() -> {
      try {
        restoreNow(file, index);
        done.complete(null);
      } catch (IOException | RuntimeException e) {
        done.completeExceptionally(e);
      }
    });
    try {
      done.join();
    } catch (CompletionException e) {
      throw new IOException("cannot restore snapshot " + file.id(), e.getCause());
    }
  }

  /** The same on the calling thread, which must be the one that applies. */
  void restoreNow(SnapshotMeta file, long index) throws IOException {
    long startNanos = clock.nanoTime();
    try (InputStream in = snapshots.open(file)) {
      stateMachine.restore(in, index);
    }
    stateMachine.sync();
    appliedIndex = index;
    metrics.time("raft.fsm.restore", since(startNanos));
  }

  void stop() {
    queue.add(new Job.Stop());
  }

  void run() throws InterruptedException {
    List<Committed> batch = new ArrayList<>();
    while (true) {
      Job job = queue.take();
      while (job instanceof Job.Apply(List<Committed> entries)) {
        batch.addAll(entries);
        Job next = batch.size() < BATCH_ENTRIES ? queue.peek() : null;
        job = next instanceof Job.Apply ? queue.poll() : null;
      }
      if (!batch.isEmpty()) {
        applyNow(batch);
        batch.clear();
      }
      if (job instanceof Job.Call(Runnable action)) {
        action.run();
      } else if (job instanceof Job.Stop) {
        return;
      }
    }
  }

  /** Applies on the calling thread, which must be the one that applies. */
  void applyNow(List<Committed> batch) {
    List<StateMachine.Entry> commands = new ArrayList<>(batch.size());
    for (Committed each : batch) {
      if (each.entry().type() == EntryType.COMMAND) {
        LogEntry entry = each.entry();
        commands.add(
            new StateMachine.Entry(entry.index(), entry.term(), entry.data().toByteArray()));
      }
    }
    long last = batch.getLast().entry().index();
    long startNanos = clock.nanoTime();
    List<Object> results;
    try {
      results = stateMachine.apply(commands, last);
    } catch (RuntimeException e) {
      batch.forEach(each -> complete(each, e));
      throw e;
    }
    if (results.size() != commands.size()) {
      throw new IllegalStateException(
          results.size() + " results of " + commands.size() + " commands up to " + last);
    }
    metrics.time("raft.fsm.apply", since(startNanos));
    appliedIndex = last;
    released(batch);
    int next = 0;
    for (Committed each : batch) {
      boolean command = each.entry().type() == EntryType.COMMAND;
      complete(each, command ? results.get(next++) : null);
    }
  }

  private void released(List<Committed> batch) {
    queuedEntries.addAndGet(-batch.size());
    queuedBytes.addAndGet(-bytes(batch));
    if (roomLeft() && starved.compareAndSet(true, false)) {
      onRoom.run();
    }
  }

  private boolean roomLeft() {
    return queuedEntries.get() < QUEUED_ENTRIES && queuedBytes.get() < QUEUED_BYTES;
  }

  private Duration since(long startNanos) {
    return Duration.ofNanos(clock.nanoTime() - startNanos);
  }

  private static void complete(Committed committed, @Nullable Object result) {
    if (committed.pending() != null) {
      committed.pending().complete(result);
    }
  }

  private static long bytes(List<Committed> entries) {
    long bytes = 0;
    for (Committed each : entries) {
      bytes += each.entry().data().size();
    }
    return bytes;
  }
}
