package io.consuljvm.raft;

import io.consuljvm.raft.core.Input;
import io.consuljvm.raft.core.RaftCore;
import io.consuljvm.raft.core.SnapshotMark;
import io.consuljvm.spi.Clock;
import io.consuljvm.spi.Metrics;
import io.consuljvm.spi.consensus.StateMachine;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the log from time to time, and has it compacted when enough was applied (B299): the
 * state is made durable, then the mark that says where it stands, then the core is told, which
 * drops what is no longer needed. Owned by the core's thread.
 */
final class Compactor {
  private static final Logger LOG = LoggerFactory.getLogger("raft");

  private final Settings settings;
  private final RaftCore core;
  private final StateMachine stateMachine;
  private final Applier applier;
  private final LogWriter log;
  private final Inbox inbox;
  private final Clock clock;
  private final Metrics metrics;
  private final RandomGenerator random;
  private long wakeAtNanos;
  private boolean running;

  Compactor(
      Settings settings,
      RaftCore core,
      StateMachine stateMachine,
      Applier applier,
      LogWriter log,
      Inbox inbox,
      Clock clock,
      Metrics metrics,
      RandomGenerator random) {
    this.settings = settings;
    this.core = core;
    this.stateMachine = stateMachine;
    this.applier = applier;
    this.log = log;
    this.inbox = inbox;
    this.clock = clock;
    this.metrics = metrics;
    this.random = random;
    this.wakeAtNanos = nextLook();
  }

  /** When to call {@link #tick} at the latest. */
  long wakeAtNanos() {
    return wakeAtNanos;
  }

  void tick() {
    if (clock.nanoTime() - wakeAtNanos < 0) {
      return;
    }
    wakeAtNanos = nextLook();
    long compacted = core.status().snapshot().map(SnapshotMark::index).orElse(0L);
    if (!running && applier.appliedIndex() - compacted >= settings.snapshotThreshold()) {
      running = true;
      long startNanos = clock.nanoTime();
      applier.call(() -> makeStateDurable(startNanos));
    }
  }

  /** On the applying thread. */
  private void makeStateDurable(long startNanos) {
    long index = applier.appliedIndex();
    LOG.info("Starting snapshot up to {}", index);
    stateMachine.sync();
    inbox.call(() -> storeMark(index, startNanos));
  }

  private void storeMark(long index, long startNanos) {
    Optional<SnapshotMark> mark = core.snapshotMark(index);
    if (mark.isEmpty()) {
      // The configuration is about to change: at the next look it will have.
      running = false;
      return;
    }
    log.note(LogStore.mark(mark.get()), () -> inbox.call(() -> marked(mark.get(), startNanos)));
  }

  private void marked(SnapshotMark mark, long startNanos) {
    running = false;
    metrics.time("raft.snapshot.create", Duration.ofNanos(clock.nanoTime() - startNanos));
    LOG.info("Snapshot to {} complete", mark.index());
    inbox.feed(new Input.SnapshotTaken(mark));
  }

  private long nextLook() {
    long interval = settings.snapshotInterval().toNanos();
    return clock.nanoTime() + interval + random.nextLong(interval);
  }
}
