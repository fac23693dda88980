package io.consuljvm.raft;

import io.consuljvm.raft.core.AppendEntries;
import io.consuljvm.raft.core.Command;
import io.consuljvm.raft.core.Effects;
import io.consuljvm.raft.core.Event;
import io.consuljvm.raft.core.Input;
import io.consuljvm.raft.core.InstallSnapshot;
import io.consuljvm.raft.core.LogEntry;
import io.consuljvm.raft.core.Outcome;
import io.consuljvm.raft.core.RaftCore;
import io.consuljvm.raft.core.RaftStatus;
import io.consuljvm.raft.core.RoleName;
import io.consuljvm.raft.core.SnapshotMark;
import io.consuljvm.raft.core.Write;
import io.consuljvm.spi.Clock;
import io.consuljvm.spi.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Owner of the core: takes what arrives, steps, and hands out the work. Its {@link #run} is the
 * thread {@code raft}; whatever else is not said to be safe is called on that.
 */
final class CoreDriver {
  private static final int DISPATCH_ENTRIES = 512;
  private static final int PROPOSED_TOGETHER = 512;
  private static final int PROPOSED_BYTES = 1 << 20;

  private final RaftCore core;
  private final Inbox inbox;
  private final LogWriter log;
  private final Applier applier;
  private final Network network;
  private final LeadershipBoard board;
  private final Narrator narrator;
  private final Clock clock;
  private final Metrics metrics;
  private final Compactor compactor;

  private final Map<Long, List<Pending>> asked = new HashMap<>();
  private final Map<Long, SnapshotSpool> spools = new HashMap<>();
  private final TreeMap<Long, Appended> appended = new TreeMap<>();
  private final TreeMap<Long, List<Pending>> reads = new TreeMap<>();
  private long lastNumber;
  private long dispatchedIndex;
  private long commitIndex;
  private long wakeAtNanos;

  private volatile RaftStatus status;
  private volatile OptionalLong lastContactNanos = OptionalLong.empty();

  /** Somebody waits for the entry of this term. */
  private record Appended(long term, Pending pending) {}

  CoreDriver(
      RaftCore core,
      Inbox inbox,
      LogWriter log,
      Applier applier,
      Network network,
      LeadershipBoard board,
      Narrator narrator,
      Compactor compactor,
      Clock clock,
      Metrics metrics) {
    this.core = core;
    this.inbox = inbox;
    this.log = log;
    this.applier = applier;
    this.network = network;
    this.board = board;
    this.narrator = narrator;
    this.compactor = compactor;
    this.clock = clock;
    this.metrics = metrics;
    this.status = core.status();
    this.dispatchedIndex = applier.appliedIndex();
  }

  /** What the core thought after the last step. Safe for any thread. */
  RaftStatus status() {
    return status;
  }

  /** When a leader was last heard. Safe for any thread. */
  OptionalLong lastContactNanos() {
    return lastContactNanos;
  }

  void run() throws InterruptedException {
    step(new Input.Tick());
    List<Arrival> batch = new ArrayList<>();
    while (true) {
      status = core.status();
      long wake = Math.min(wakeAtNanos, compactor.wakeAtNanos());
      inbox.take(batch, wake - clock.nanoTime());
      if (batch.isEmpty()) {
        step(new Input.Tick());
      } else if (!handle(batch)) {
        failAll(Failures.stopped());
        return;
      }
      batch.clear();
      compactor.tick();
    }
  }

  /** Fails whoever waits. After the thread has ended. */
  void failAll(Throwable cause) {
    asked.values().forEach(waiting -> waiting.forEach(p -> p.fail(cause)));
    asked.clear();
    failAppended(cause);
    reads.values().forEach(waiting -> waiting.forEach(p -> p.fail(cause)));
    reads.clear();
  }

  /** The next number of a request or an exchange. */
  long number() {
    return ++lastNumber;
  }

  /**
   * What is to be known of a snapshot of the state at {@code index}; empty if the configuration
   * there is not certain, or the index is compacted away.
   */
  Optional<SnapshotMark> mark(long index) {
    return core.status()
        .snapshot()
        .filter(snapshot -> snapshot.index() == index)
        .or(() -> core.snapshotMark(index));
  }

  void step(Input input) {
    long nowNanos = clock.nanoTime();
    Effects effects = core.step(nowNanos, input);
    wakeAtNanos = effects.wakeAtNanos();
    witnessLeader(input, nowNanos);
    effects.events().forEach(this::announce);
    effects.write().ifPresent(this::write);
    effects.messages().forEach(network::send);
    effects.replies().forEach(network::reply);
    if (!effects.outcomes().isEmpty()) {
      // Who is told that something is done must also see it.
      status = core.status();
      effects.outcomes().forEach(this::settle);
    }
    commitIndex = effects.commitIndex();
    dispatch();
  }

  /** Hands committed entries to the state machine, as long as it takes them. */
  void dispatch() {
    while (dispatchedIndex < commitIndex && applier.hasRoom()) {
      int count = (int) Math.min(DISPATCH_ENTRIES, commitIndex - dispatchedIndex);
      List<LogEntry> entries = core.entries(dispatchedIndex + 1, count);
      applier.apply(entries.stream().map(this::committed).toList());
      dispatchedIndex = entries.getLast().index();
    }
    var readable = reads.headMap(dispatchedIndex, true);
    if (!readable.isEmpty()) {
      List<Pending> ready = readable.values().stream().flatMap(List::stream).toList();
      readable.clear();
      applier.call(() -> ready.forEach(pending -> pending.complete(null)));
    }
  }

  // --- what arrives

  /** False if the thread is to end. */
  private boolean handle(List<Arrival> batch) {
    List<Arrival.Proposal> proposals = new ArrayList<>();
    int proposedBytes = 0;
    for (Arrival arrival : batch) {
      if (arrival instanceof Arrival.Proposal proposal) {
        proposals.add(proposal);
        proposedBytes += proposal.command().data().size();
        if (proposals.size() < PROPOSED_TOGETHER && proposedBytes < PROPOSED_BYTES) {
          continue;
        }
      }
      propose(proposals);
      proposedBytes = 0;
      switch (arrival) {
        case Arrival.Proposal proposal -> {}
        case Arrival.Feed(Input input) -> step(input);
        case Arrival.Asked(Pending pending, var spool, Arrival.Request request) -> {
          long number = number();
          asked.put(number, List.of(pending));
          spool.ifPresent(bytes -> spools.put(number, bytes));
          step(request.numbered(number));
        }
        case Arrival.Query(Pending pending, Supplier<@Nullable Object> answer) ->
            pending.complete(answer.get());
        case Arrival.Call(Runnable action) -> action.run();
        case Arrival.Stop() -> {
          return false;
        }
      }
    }
    propose(proposals);
    return true;
  }

  private void propose(List<Arrival.Proposal> proposals) {
    if (proposals.isEmpty()) {
      return;
    }
    long number = number();
    List<Command> commands = proposals.stream().map(Arrival.Proposal::command).toList();
    asked.put(number, proposals.stream().map(Arrival.Proposal::pending).toList());
    proposals.clear();
    long startNanos = clock.nanoTime();
    step(new Input.Propose(number, commands));
    metrics.time("raft.leader.dispatchLog", Duration.ofNanos(clock.nanoTime() - startNanos));
  }

  private void witnessLeader(Input input, long nowNanos) {
    if (input instanceof Input.Received(long exchange, var request)
        && (request instanceof AppendEntries || request instanceof InstallSnapshot)
        && request.term() == core.status().term()) {
      lastContactNanos = OptionalLong.of(nowNanos);
    }
  }

  // --- what the core wants

  private void write(Write write) {
    if (write.installation().isEmpty()) {
      log.persist(write);
      return;
    }
    Write.Installation installation = write.installation().get();
    SnapshotSpool spool = spools.remove(installation.origin());
    if (spool == null) {
      throw new IllegalStateException(
          "no bytes for the snapshot of exchange " + installation.origin());
    }
    spool.claim();
    failAppended(Failures.restored());
    dispatchedIndex = installation.snapshot().index();
    log.install(write, installation.snapshot(), spool, clock.now().toEpochMilli());
  }

  private void settle(Outcome outcome) {
    List<Pending> waiting = Optional.ofNullable(asked.remove(outcome.request())).orElse(List.of());
    switch (outcome) {
      case Outcome.Appended(long request, long first, long last, long term) -> {
        long index = first;
        for (Pending pending : waiting) {
          switch (pending.until()) {
            case APPENDED -> pending.complete(null);
            case APPLIED -> appended.put(index, new Appended(term, pending));
          }
          index++;
        }
      }
      case Outcome.Verified(long request, long readIndex) ->
          reads.computeIfAbsent(readIndex, key -> new ArrayList<>()).addAll(waiting);
      case Outcome.Unchanged unchanged -> waiting.forEach(pending -> pending.complete(null));
      case Outcome.TransferStarted started -> waiting.forEach(pending -> pending.complete(null));
      case Outcome.Refused refused -> {
        spools.remove(refused.request());
        waiting.forEach(pending -> pending.fail(Failures.of(refused.refusal())));
      }
    }
  }

  private void announce(Event event) {
    narrator.tell(event);
    switch (event) {
      case Event.RoleChanged changed -> {
        if (changed.role() != RoleName.LEADER) {
          failAppended(Failures.leadershipLost());
        }
        publishLeadership();
      }
      case Event.LeaderChanged changed -> publishLeadership();
      case Event.ConfigurationChanged changed -> {}
    }
  }

  private void publishLeadership() {
    status = core.status();
    board.publish(status);
  }

  private Applier.Committed committed(LogEntry entry) {
    Appended waiting = appended.remove(entry.index());
    if (waiting == null) {
      return new Applier.Committed(entry, null);
    }
    return new Applier.Committed(entry, stillThere(waiting, entry));
  }

  private @Nullable Pending stillThere(Appended waiting, LogEntry entry) {
    if (waiting.term() != entry.term()) {
      waiting.pending().fail(Failures.leadershipLost());
      return null;
    }
    metrics.time(
        "raft.commitTime", Duration.ofNanos(clock.nanoTime() - waiting.pending().startNanos()));
    return waiting.pending();
  }

  private void failAppended(Throwable cause) {
    appended.values().forEach(waiting -> waiting.pending().fail(cause));
    appended.clear();
  }
}
