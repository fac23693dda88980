package io.consuljvm.raft;

import io.consuljvm.raft.core.Input;
import io.consuljvm.raft.core.LogEntry;
import io.consuljvm.raft.core.SnapshotMark;
import io.consuljvm.raft.core.Write;
import io.consuljvm.spi.storage.Writer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Makes durable what the core asks for, in order; what waits while one fsync runs shares the next.
 * Its {@link #run} is the thread {@code raft-log}; the rest is for any thread. The queue is bounded
 * by what the core allows to be uncommitted.
 */
final class LogWriter {
  private static final int GROUP_JOBS = 4096;
  private static final long GROUP_BYTES = 16 << 20;

  private final LogStore store;
  private final Applier applier;
  private final Inbox inbox;
  private final LinkedBlockingQueue<Job> queue = new LinkedBlockingQueue<>();

  private final List<Consumer<Writer>> changes = new ArrayList<>();
  private final List<Runnable> notes = new ArrayList<>();
  private long lastWrite;
  private long bytes;

  private sealed interface Job {
    record Persist(Write write) implements Job {}

    record Note(Consumer<Writer> change, Runnable done) implements Job {}

    record Install(Write write, SnapshotMark mark, SnapshotSpool spool, long unixMillis)
        implements Job {}

    record Stop() implements Job {}
  }

  LogWriter(LogStore store, Applier applier, Inbox inbox) {
    this.store = store;
    this.applier = applier;
    this.inbox = inbox;
  }

  /** A write that installs nothing. */
  void persist(Write write) {
    queue.add(new Job.Persist(write));
  }

  /** A write that puts a snapshot in the place of log and state. */
  void install(Write write, SnapshotMark mark, SnapshotSpool spool, long unixMillis) {
    queue.add(new Job.Install(write, mark, spool, unixMillis));
  }

  /** A note beside the log; {@code done} is called on this thread once it is durable. */
  void note(Consumer<Writer> change, Runnable done) {
    queue.add(new Job.Note(change, done));
  }

  /** Ends the thread after what was asked for before. */
  void stop() {
    queue.add(new Job.Stop());
  }

  void run() throws InterruptedException, IOException {
    List<Job> group = new ArrayList<>();
    while (true) {
      group.add(queue.take());
      queue.drainTo(group, GROUP_JOBS - 1);
      for (Job job : group) {
        switch (job) {
          case Job.Persist(Write write) -> add(write);
          case Job.Note(Consumer<Writer> change, Runnable done) -> {
            changes.add(change);
            notes.add(done);
          }
          case Job.Install install -> {
            commit();
            install(install);
          }
          case Job.Stop() -> {
            commit();
            return;
          }
        }
      }
      commit();
      group.clear();
    }
  }

  private void add(Write write) {
    changes.add(LogStore.change(write));
    lastWrite = write.number();
    for (LogEntry entry : write.entries()) {
      bytes += entry.data().size();
    }
    if (bytes > GROUP_BYTES) {
      commit();
    }
  }

  private void commit() {
    if (changes.isEmpty()) {
      return;
    }
    store.commit(changes);
    notes.forEach(Runnable::run);
    if (lastWrite > 0) {
      inbox.feed(new Input.Persisted(lastWrite));
    }
    changes.clear();
    notes.clear();
    lastWrite = 0;
    bytes = 0;
  }

  /**
   * First the file, then the note that names it together with the end of the old log, then the
   * state: wherever this is cut short, {@link Recovery} finds enough to go on.
   */
  private void install(Job.Install job) throws IOException {
    SnapshotMeta file = job.spool().finish(job.mark(), job.unixMillis());
    store.commit(List.of(LogStore.install(job.mark(), file.id()), LogStore.change(job.write())));
    applier.restore(file, job.mark().index());
    store.commit(List.of(LogStore.installed()));
    inbox.feed(new Input.Persisted(job.write().number()));
  }
}
