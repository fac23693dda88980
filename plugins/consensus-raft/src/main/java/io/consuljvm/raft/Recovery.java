package io.consuljvm.raft;

import io.consuljvm.raft.core.Configuration;
import io.consuljvm.raft.core.LogEntry;
import io.consuljvm.raft.core.Recovered;
import io.consuljvm.raft.core.SnapshotMark;
import io.consuljvm.spi.consensus.StateMachine;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings log, snapshot and state to where they fit together, before anything runs. What a crash can
 * leave: an installed snapshot that the state has not taken in, and a state behind or before the
 * log's end; the rest is the core's.
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger("raft");
  private static final int BATCH = 512;

  private final LogStore store;
  private final SnapshotDirectory snapshots;
  private final StateMachine stateMachine;
  private final Applier applier;

  Recovery(
      LogStore store, SnapshotDirectory snapshots, StateMachine stateMachine, Applier applier) {
    this.store = store;
    this.snapshots = snapshots;
    this.stateMachine = stateMachine;
    this.applier = applier;
  }

  /**
   * @throws IOException if a snapshot is needed and cannot be read
   * @throws IllegalStateException if the state is not what the log needs
   */
  Recovered recover() throws IOException {
    snapshots.removeUnfinished();
    finishInstallation();
    Optional<SnapshotMark> mark = store.snapshot();
    if (mark.isPresent() && stateMachine.appliedIndex() < mark.get().index()) {
      restoreLostState(mark.get());
    }
    return new Recovered(store.hardState(), mark, store, stateMachine.appliedIndex());
  }

  /**
   * Forces a configuration on a server that cannot get a quorum any more (wire/raft.md section 7):
   * what stands in its log counts as committed, and its log starts anew.
   *
   * @throws IllegalStateException if there is nothing to go on with
   */
  void force(Configuration configuration) throws IOException {
    if (store.isEmpty()) {
      throw new IllegalStateException(
          "refused to recover cluster with no initial state, this is probably an operator error");
    }
    recover();
    long last = store.lastIndex();
    long term = store.hardState().term();
    for (long next = stateMachine.appliedIndex() + 1; next <= last; ) {
      List<LogEntry> entries = store.entries(next, BATCH);
      applier.applyNow(entries.stream().map(entry -> new Applier.Committed(entry, null)).toList());
      next = entries.getLast().index() + 1;
      term = entries.getLast().term();
    }
    stateMachine.sync();
    SnapshotMark mark = new SnapshotMark(Math.max(last, 1), term, configuration, 1);
    store.commit(List.of(LogStore.replaceLog(mark)));
  }

  private void finishInstallation() throws IOException {
    Optional<String> file = store.installing();
    if (file.isEmpty()) {
      return;
    }
    SnapshotMeta meta =
        snapshots
            .find(file.get())
            .orElseThrow(() -> new IOException("snapshot " + file.get() + " is gone"));
    applier.restoreNow(meta, meta.index());
    store.commit(List.of(LogStore.installed()));
    LOG.info("Restored from snapshot {}", meta.id());
  }

  /** Only by hand can a state come to be older than what the log was compacted to. */
  private void restoreLostState(SnapshotMark mark) throws IOException {
    SnapshotMeta meta =
        snapshots
            .find(mark)
            .orElseThrow(() ->
                new IllegalStateException(
                    "the state stands at index "
                        + stateMachine.appliedIndex()
                        + ", the log needs it at "
                        + mark.index()
                        + " or above: the state is lost, remove the data directory"
                        + " and join the cluster anew"));
    applier.restoreNow(meta, meta.index());
    LOG.info("Restored from snapshot {}", meta.id());
  }
}
