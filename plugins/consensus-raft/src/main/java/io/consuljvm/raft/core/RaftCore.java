package io.consuljvm.raft.core;

import io.consuljvm.raft.core.Outbox.After;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * Decides; never acts. Ongaro and Ousterhout 2014, figure 2, in the dialect of wire/raft.md;
 * pre-vote and leadership transfer as in Ongaro's thesis, 9.6 and 3.10.
 *
 * <p>Deterministic: the same seed and inputs give the same effects. Owned by one thread, which
 * calls {@link #step} with every input in turn, and at the latest at {@link Effects#wakeAtNanos};
 * first with a {@link Input.Tick}. An {@link IllegalStateException} means that an invariant is
 * broken: the server must stop, for going on would spread it.
 */
public final class RaftCore {
  private final RaftState state;
  private final VoteHandler votes;
  private final AppendEntriesHandler appends;
  private final InstallSnapshotHandler snapshots;

  /**
   * @param nowNanos on the clock that all inputs will be told by; only differences count
   * @throws IllegalStateException if what was recovered does not fit together
   */
  public RaftCore(
      ServerAddress self,
      RaftTiming timing,
      RaftLimits limits,
      ConfigurationCodec codec,
      RandomGenerator random,
      Recovered recovered,
      long nowNanos) {
    this(self, timing, limits, codec, random, recovered, nowNanos, Rules.STANDARD);
  }

  RaftCore(
      ServerAddress self,
      RaftTiming timing,
      RaftLimits limits,
      ConfigurationCodec codec,
      RandomGenerator random,
      Recovered recovered,
      long nowNanos,
      Rules rules) {
    this.state = new RaftState(self, timing, limits, rules, random, codec, recovered, nowNanos);
    this.votes = new VoteHandler(state);
    this.appends = new AppendEntriesHandler(state);
    this.snapshots = new InstallSnapshotHandler(state);
  }

  /** Takes one input, and says what is to be done about it. Time never runs backwards. */
  public Effects step(long nowNanos, Input input) {
    state.advanceTo(nowNanos);
    switch (input) {
      case Input.Tick() -> {}
      case Input.Received(long exchange, Request request) -> received(exchange, request);
      case Input.Answered(long sequence, Response response) -> answered(sequence, response);
      case Input.Failed(long sequence) -> state.role().failed(sequence);
      case Input.Persisted(long write) -> persisted(write);
      case Input.SnapshotTaken(SnapshotMark snapshot) -> state.snapshotTaken(snapshot);
      case Input.PreVoteSupport support -> state.setPreVoters(support.peers());
      case Input.Bootstrap(long request, Configuration first) -> bootstrap(request, first);
      case Input.Propose propose -> {
        if (leads(propose.request()) instanceof Leader leader) {
          leader.propose(propose.request(), propose.commands());
        }
      }
      case Input.VerifyLeader(long request) -> {
        if (leads(request) instanceof Leader leader) {
          leader.verify(request);
        }
      }
      case Input.ChangeConfiguration(long request, ConfigurationChange change) -> {
        if (leads(request) instanceof Leader leader) {
          leader.change(request, change);
        }
      }
      case Input.TransferLeadership(long request, ServerAddress target) -> {
        if (leads(request) instanceof Leader leader) {
          leader.transferTo(request, target);
        }
      }
      case Input.RestoreSnapshot(long request, long archiveIndex) -> {
        if (leads(request) instanceof Leader leader) {
          leader.restore(request, archiveIndex);
        }
      }
    }
    settle();
    return state.drain();
  }

  /** What the core thinks now; for metrics, statistics, and answers about peers. */
  public RaftStatus status() {
    Configurations configurations = state.configurations;
    return new RaftStatus(
        state.role().name(),
        state.currentTerm(),
        state.leader(),
        state.log.lastIndex(),
        state.log.lastTerm(),
        state.log.durableIndex(),
        state.commitIndex(),
        state.log.snapshot(),
        configurations.latest(),
        configurations.latestIndex(),
        configurations.committed(),
        configurations.committedIndex());
  }

  /**
   * From 1 to {@code maxCount} entries from {@code from} on, recent ones from memory: what the
   * shell applies after a step has raised the commit index.
   *
   * @throws IllegalArgumentException if the log does not hold {@code from}
   */
  public List<LogEntry> entries(long from, int maxCount) {
    if (from < state.log.firstIndex() || from > state.log.lastIndex()) {
      throw new IllegalArgumentException(
          "entry " + from + " of " + state.log.firstIndex() + ".." + state.log.lastIndex());
    }
    return state.log.entries(from, maxCount, state.limits.maxAppendBytes());
  }

  /**
   * The mark for a snapshot of a state machine that has applied {@code appliedIndex}. Empty if no
   * snapshot can be taken now: nothing new is applied, or the committed configuration stands above
   * (wire/raft.md, section 6).
   */
  public Optional<SnapshotMark> snapshotMark(long appliedIndex) {
    Configurations configurations = state.configurations;
    OptionalLong term = state.log.term(appliedIndex);
    if (appliedIndex <= state.log.snapshotIndex()
        || appliedIndex > state.commitIndex()
        || term.isEmpty()
        || configurations.committedIndex() > appliedIndex) {
      return Optional.empty();
    }
    return Optional.of(
        new SnapshotMark(
            appliedIndex,
            term.getAsLong(),
            configurations.committed(),
            configurations.committedIndex()));
  }

  private void received(long exchange, Request request) {
    switch (request) {
      case AppendEntries append -> appends.handle(exchange, append);
      case RequestVote vote -> votes.handle(exchange, vote);
      case RequestPreVote vote -> votes.handle(exchange, vote);
      case InstallSnapshot install -> snapshots.handle(exchange, install);
      case TimeoutNow timeout -> timeoutNow(exchange, timeout);
    }
  }

  private void answered(long sequence, Response response) {
    if (state.rules.supersedes(response.term(), state.currentTerm())) {
      state.adoptTerm(response.term());
    } else {
      state.role().answered(sequence, response);
    }
  }

  private void persisted(long write) {
    state.outbox.persisted(write);
    state.log.persisted(write);
    state.role().persisted();
  }

  private void timeoutNow(long exchange, TimeoutNow request) {
    boolean fromLeader =
        request.term() == state.currentTerm()
            && state.leader().equals(Optional.of(request.leader()));
    if (fromLeader && state.role() instanceof Follower && state.isVoter()) {
      state.become(new Candidate(state, true), Event.Cause.TRANSFER);
    }
    state.reply(exchange, new TimeoutNowResponse(state.currentTerm()), After.HARD_STATE);
  }

  private void bootstrap(long request, Configuration first) {
    if (state.currentTerm() > 0 || state.log.lastIndex() > 0) {
      state.refuse(request, Outcome.Refusal.NOT_NOW);
    } else if (first.voters().isEmpty()) {
      state.refuse(request, Outcome.Refusal.INVALID);
    } else {
      state.adoptTerm(1);
      long index = state.append(first);
      state.outbox.report(new Outcome.Appended(request, index, index, state.currentTerm()));
    }
  }

  private Role leads(long request) {
    if (!(state.role() instanceof Leader)) {
      state.refuse(request, Outcome.Refusal.NOT_LEADER);
    }
    return state.role();
  }

  /** Lets the role act on what has changed; a new role may act at once. */
  private void settle() {
    Role settled;
    do {
      settled = state.role();
      settled.tick();
    } while (state.role() != settled);
  }
}
