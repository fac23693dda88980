package io.consuljvm.raft;

import io.consuljvm.codec.GoDuration;
import io.consuljvm.raft.core.Command;
import io.consuljvm.raft.core.Configuration;
import io.consuljvm.raft.core.ConfigurationChange;
import io.consuljvm.raft.core.Input;
import io.consuljvm.raft.core.Payload;
import io.consuljvm.raft.core.RaftCore;
import io.consuljvm.raft.core.RaftStatus;
import io.consuljvm.raft.core.RaftTiming;
import io.consuljvm.raft.core.Recovered;
import io.consuljvm.raft.core.Server;
import io.consuljvm.raft.core.SnapshotMark;
import io.consuljvm.spi.Clock;
import io.consuljvm.spi.Metrics;
import io.consuljvm.spi.consensus.Consensus;
import io.consuljvm.spi.consensus.ConsensusContext;
import io.consuljvm.spi.consensus.Leadership;
import io.consuljvm.spi.consensus.NotLeaderException;
import io.consuljvm.spi.consensus.Peer;
import io.consuljvm.spi.consensus.Peers;
import io.consuljvm.spi.consensus.ServerAddress;
import io.consuljvm.spi.consensus.SnapshotInfo;
import io.consuljvm.spi.consensus.StateMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raft on one server: puts the {@linkplain RaftCore core} to work with a log on disk, a state
 * machine and, if there is a transport, peers. The package's description has the threads.
 */
final class RaftConsensus implements Consensus {
  private static final Logger LOG = LoggerFactory.getLogger("raft");

  private static final Duration BOOTSTRAP_LIMIT = Duration.ofSeconds(30);
  private static final Duration SNAPSHOT_LIMIT = Duration.ofMinutes(5);
  private static final Duration RESTORE_LIMIT = Duration.ofHours(1);
  private static final int SNAPSHOT_ATTEMPTS = 3;

  private final ConsensusContext context;
  private final io.consuljvm.raft.core.ServerAddress self;
  private final Settings settings;
  private final Clock clock;
  private final Metrics metrics;
  private final LogStore store;
  private final SnapshotDirectory snapshots;
  private final Inbox inbox = new Inbox();
  private final LeadershipBoard board = new LeadershipBoard();
  private final AtomicBoolean failed = new AtomicBoolean();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private volatile @Nullable Running running;

  /** What there is from the start on. */
  private record Running(
      CoreDriver driver,
      LogWriter log,
      Applier applier,
      Network network,
      Worker owner,
      Worker logThread,
      Worker applyThread) {}

  RaftConsensus(ConsensusContext context) {
    this.context = context;
    this.self = Addresses.toCore(context.self());
    this.settings = Settings.of(context.config());
    this.clock = context.clock();
    this.metrics = context.metrics();
    this.store = new LogStore(context.storage());
    this.snapshots =
        new SnapshotDirectory(
            context
                .directory()
                .map(directory -> raftDirectory(directory).resolve("snapshots"))
                .orElseGet(RaftConsensus::temporaryDirectory));
  }

  @Override
  public ServerAddress self() {
    return context.self();
  }

  // --- life

  @Override
  public void start() {
    StateMachine stateMachine = context.stateMachine();
    Applier applier = new Applier(stateMachine, snapshots, clock, metrics);
    Recovered recovered = recover(new Recovery(store, snapshots, stateMachine, applier));
    SplittableRandom random = new SplittableRandom(clock.nanoTime() ^ self.hashCode());
    RaftCore core =
        new RaftCore(
            self,
            RaftTiming.scaled(context.raftMultiplier()),
            settings.limits(),
            new WireConfigurations(),
            random,
            recovered,
            clock.nanoTime());
    LogWriter log = new LogWriter(store, applier, inbox);
    Compactor compactor =
        new Compactor(
            settings, core, stateMachine, applier, log, inbox, clock, metrics, random.split());
    Network network = new NoNetwork(inbox);
    Narrator narrator = new Narrator(self, core, metrics);
    CoreDriver driver =
        new CoreDriver(
            core, inbox, log, applier, network, board, narrator, compactor, clock, metrics);
    applier.onRoom(() -> inbox.call(driver::dispatch));
    narrator.begin();
    running =
        new Running(
            driver,
            log,
            applier,
            network,
            Worker.start("raft", () -> own(driver), cause -> failed("raft", cause)),
            Worker.start("raft-log", log::run, cause -> failed("raft log", cause)),
            Worker.start("raft-fsm", applier::run, cause -> failed("state machine", cause)));
  }

  private Recovered recover(Recovery recovery) {
    try {
      if (context.directory().isPresent()) {
        PeersFile peersFile = new PeersFile(raftDirectory(context.directory().get()));
        Optional<Configuration> forced = peersFile.read();
        if (forced.isPresent()) {
          recovery.force(forced.get());
          peersFile.remove();
        }
      }
      return recovery.recover();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start raft: " + e.getMessage(), e);
    }
  }

  private void own(CoreDriver driver) throws InterruptedException {
    try {
      driver.run();
    } finally {
      driver.failAll(Failures.stopped());
      inbox.close(Failures.stopped());
      board.resign();
    }
  }

  private void failed(String what, Throwable cause) {
    if (failed.compareAndSet(false, true)) {
      inbox.stop();
      context.fatal(what + " failed: " + cause.getMessage(), cause);
    }
  }

  @Override
  public void stop(Duration deadline) {
    if (!stopped.compareAndSet(false, true)) {
      return;
    }
    try {
      if (running == null || end(running, deadline)) {
        store.close();
      } else {
        LOG.warn("threads still busy after {}", deadline);
      }
      if (context.directory().isEmpty()) {
        snapshots.deleteAll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("cannot remove temporary snapshots: {}", e.getMessage());
    } finally {
      inbox.close(Failures.stopped());
    }
  }

  /** From the front to the back, so that what was asked for is still done. */
  private boolean end(Running parts, Duration deadline) throws InterruptedException {
    long endNanos = clock.nanoTime() + deadline.toNanos();
    parts.network().stop(deadline);
    inbox.stop();
    boolean ended = parts.owner().awaitEnd(left(endNanos));
    parts.log().stop();
    ended &= parts.logThread().awaitEnd(left(endNanos));
    parts.applier().stop();
    return ended & parts.applyThread().awaitEnd(left(endNanos));
  }

  private Duration left(long endNanos) {
    return Duration.ofNanos(Math.max(1_000_000, endNanos - clock.nanoTime()));
  }

  @Override
  public boolean hasExistingState() {
    if (running == null) {
      return !store.isEmpty();
    }
    RaftStatus status = running.driver().status();
    return status.term() > 0 || status.lastIndex() > 0;
  }

  @Override
  public void bootstrap(List<ServerAddress> voters) {
    Configuration first = Configuration.ofVoters(voters.stream().map(Addresses::toCore).toList());
    Pending pending =
        new Pending(new CompletableFuture<>(), clock.nanoTime(), Pending.Until.APPENDED);
    inbox.ask(
        new Arrival.Asked(pending, Optional.empty(), number -> new Input.Bootstrap(number, first)));
    try {
      waitFor(pending, BOOTSTRAP_LIMIT);
    } catch (IOException | NotLeaderException e) {
      throw new IllegalStateException("bootstrap only works on new clusters", e);
    }
  }

  // --- the log

  @Override
  public CompletableFuture<@Nullable Object> propose(byte[] command) {
    metrics.count("raft.apply", 1);
    return proposed(Command.of(Payload.copyOf(command)));
  }

  @Override
  public CompletableFuture<Void> barrier() {
    metrics.count("raft.barrier", 1);
    return nothing(proposed(Command.BARRIER));
  }

  @Override
  public CompletableFuture<Void> verifyLeader() {
    metrics.count("raft.verify_leader", 1);
    return asked(Input.VerifyLeader::new);
  }

  @Override
  public CompletableFuture<Void> addVoter(ServerAddress server) {
    return changed(new ConfigurationChange.AddVoter(Addresses.toCore(server)));
  }

  @Override
  public CompletableFuture<Void> removeServer(ServerAddress server) {
    return changed(new ConfigurationChange.RemoveServer(Addresses.toCore(server)));
  }

  @Override
  public CompletableFuture<Void> transferLeadership() {
    Optional<io.consuljvm.raft.core.ServerAddress> target =
        latest().voters().stream().filter(voter -> !voter.equals(self)).findFirst();
    return target.isPresent()
        ? asked(number -> new Input.TransferLeadership(number, target.get()))
        : CompletableFuture.failedFuture(new IllegalStateException("cannot find peer"));
  }

  private CompletableFuture<@Nullable Object> proposed(Command command) {
    Pending pending = Pending.since(clock.nanoTime());
    inbox.propose(new Arrival.Proposal(command, pending));
    return pending.future();
  }

  private CompletableFuture<Void> changed(ConfigurationChange change) {
    return asked(number -> new Input.ChangeConfiguration(number, change));
  }

  private CompletableFuture<Void> asked(Arrival.Request request) {
    Pending pending = Pending.since(clock.nanoTime());
    inbox.ask(new Arrival.Asked(pending, Optional.empty(), request));
    return nothing(pending.future());
  }

  /** Only commands have results; the rest completes with null. */
  @SuppressWarnings("unchecked")
  private static CompletableFuture<Void> nothing(CompletableFuture<?> future) {
    return (CompletableFuture<Void>) future;
  }

  // --- who leads, who is there

  @Override
  public Leadership leadership() {
    return board.current();
  }

  @Override
  public void onLeadershipChange(Consumer<Leadership> listener) {
    inbox.call(() -> board.add(listener));
  }

  @Override
  public Optional<Duration> sinceLeaderContact() {
    return leadership().leads() ? Optional.of(Duration.ZERO) : sinceContact();
  }

  private Optional<Duration> sinceContact() {
    OptionalLong contact =
        running == null ? OptionalLong.empty() : running.driver().lastContactNanos();
    return contact.isPresent()
        ? Optional.of(Duration.ofNanos(clock.nanoTime() - contact.getAsLong()))
        : Optional.empty();
  }

  @Override
  public Peers peers() {
    return running == null
        ? new Peers(List.of(), 0)
        : peers(latest(), running.driver().status().latestIndex());
  }

  private Configuration latest() {
    return running == null ? Configuration.EMPTY : running.driver().status().latest();
  }

  private static Peers peers(Configuration configuration, long index) {
    return new Peers(configuration.servers().stream().map(RaftConsensus::peer).toList(), index);
  }

  private static Peer peer(Server server) {
    return new Peer(server.id(), Addresses.fromCore(server.address()), server.isVoter());
  }

  @Override
  public Map<String, String> stats() {
    if (running == null) {
      return Map.of();
    }
    String lastContact =
        sinceContact()
            .map(since -> leadership().leads() ? "0" : GoDuration.format(since))
            .orElse("never");
    return Statistics.of(
        self,
        running.driver().status(),
        running.applier().appliedIndex(),
        running.applier().pending(),
        lastContact);
  }

  // --- snapshots

  @Override
  public SnapshotInfo saveSnapshot(OutputStream out) throws IOException, NotLeaderException {
    Running parts = started();
    for (int attempt = 1; attempt <= SNAPSHOT_ATTEMPTS; attempt++) {
      try (StateMachine.Snapshot snapshot = frozen(parts)) {
        Optional<SnapshotMark> mark = mark(parts, snapshot.index());
        if (mark.isPresent()) {
          return write(snapshot, mark.get(), out);
        }
      }
    }
    throw new IOException("cannot take snapshot now, the configuration is changing");
  }

  private StateMachine.Snapshot frozen(Running parts) throws IOException, NotLeaderException {
    Pending pending = Pending.since(clock.nanoTime());
    long startNanos = clock.nanoTime();
    parts.applier().call(() -> pending.complete(context.stateMachine().snapshot()));
    Object snapshot = waitFor(pending, SNAPSHOT_LIMIT);
    metrics.time("raft.fsm.snapshot", Duration.ofNanos(clock.nanoTime() - startNanos));
    if (snapshot instanceof StateMachine.Snapshot frozen) {
      return frozen;
    }
    throw new IllegalStateException("the state machine gave no snapshot");
  }

  /** Empty if there is none for this index, and another might be had. */
  private Optional<SnapshotMark> mark(Running parts, long index)
      throws IOException, NotLeaderException {
    if (index == 0) {
      throw new IOException("nothing new to snapshot");
    }
    Pending pending = Pending.since(clock.nanoTime());
    inbox.query(new Arrival.Query(pending, () -> parts.driver().mark(index).orElse(null)));
    return Optional.ofNullable((SnapshotMark) waitFor(pending, SNAPSHOT_LIMIT));
  }

  private SnapshotInfo write(StateMachine.Snapshot snapshot, SnapshotMark mark, OutputStream out)
      throws IOException {
    long startNanos = clock.nanoTime();
    CountingStream counted = new CountingStream(out);
    snapshot.writeTo(counted);
    metrics.time("raft.snapshot.persist", Duration.ofNanos(clock.nanoTime() - startNanos));
    return new SnapshotInfo(
        mark.term() + "-" + mark.index() + "-" + clock.now().toEpochMilli(),
        mark.index(),
        mark.term(),
        peers(mark.configuration(), mark.configurationIndex()),
        counted.count());
  }

  @Override
  public void restoreSnapshot(InputStream in, SnapshotInfo info)
      throws IOException, NotLeaderException {
    started();
    SnapshotSpool spool = snapshots.create();
    Pending pending = Pending.since(clock.nanoTime());
    try {
      LOG.info("Copied {} bytes to local snapshot", in.transferTo(spool.out()));
      inbox.ask(
          new Arrival.Asked(
              pending,
              Optional.of(spool),
              number -> new Input.RestoreSnapshot(number, info.index())));
      waitFor(pending, RESTORE_LIMIT);
    } catch (IOException | NotLeaderException | IllegalStateException e) {
      spool.discard();
      throw e;
    }
    LOG.info("Restored user snapshot (index {})", info.index());
  }

  private Running started() {
    Running parts = running;
    if (parts == null || stopped.get()) {
      throw Failures.stopped();
    }
    return parts;
  }

  private static @Nullable Object waitFor(Pending pending, Duration limit)
      throws IOException, NotLeaderException {
    try {
      return pending.future().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case NotLeaderException notLeader -> throw notLeader;
        case IllegalStateException refused -> throw refused;
        default -> throw new IOException(e.getCause().getMessage(), e.getCause());
      }
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + limit, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for raft");
    }
  }

  private static Path raftDirectory(Path dataDirectory) {
    return dataDirectory.resolve("raft");
  }

  /** For a server that is to leave nothing behind; made when something must be spooled. */
  private static Path temporaryDirectory() {
    return Path.of(System.getProperty("java.io.tmpdir"))
        .resolve("consul-raft-" + UUID.randomUUID());
  }
}
