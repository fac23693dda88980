package io.consuljvm.raft.core;

import io.consuljvm.raft.core.Outbox.After;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A leader's work for one peer: signs of life on the one hand, the log on the other.
 *
 * <p>The log is sent one request at a time ({@link Channel#CALL}) until one succeeds; from then on
 * many at once ({@link Channel#PIPELINE}), on the assumption that each will succeed. The first that
 * does not ends the <em>epoch</em>: it goes back to one at a time, from where the peer says.
 */
final class Replication {
  final ServerAddress peer;
  private final RaftState state;
  private final Map<Long, Sent> inFlight;

  private Channel mode = Channel.CALL;
  private long epoch;
  private int outstanding;
  private long nextIndex;
  private long matchIndex;
  private long toldCommitIndex;

  private int failures;
  private long retryAtNanos;
  private long sentAtNanos;
  private long sentCommitIndex;
  private double stretch;

  private boolean heartbeatOutstanding;
  private boolean heartbeatLost;
  private long heartbeatAtNanos;
  private long lastContactNanos;
  private long heardRound;

  private OptionalLong removedAtIndex = OptionalLong.empty();
  private long leaveAtNanos = Long.MAX_VALUE;

  Replication(ServerAddress peer, RaftState state, Map<Long, Sent> inFlight) {
    this.peer = peer;
    this.state = state;
    this.inFlight = inFlight;
    this.nextIndex = state.log.lastIndex() + 1;
    this.lastContactNanos = state.nowNanos();
    this.heartbeatAtNanos = state.nowNanos();
    this.sentAtNanos = state.nowNanos();
    // Anything is news to a new peer; its answer tells where to start.
    this.stretch = 0;
  }

  long matchIndex() {
    return matchIndex;
  }

  long lastContactNanos() {
    return lastContactNanos;
  }

  /** The newest verification round that the peer has confirmed. */
  long heardRound() {
    return heardRound;
  }

  /** Lets the next sign of life go out at once. */
  void hurryHeartbeat() {
    heartbeatAtNanos = Math.min(heartbeatAtNanos, state.nowNanos());
  }

  /** Sends whatever may be sent now. */
  void send(long round) {
    if (!heartbeatOutstanding && state.nowNanos() >= heartbeatAtNanos) {
      sendHeartbeat(round);
    }
    while (mayCall() && state.nowNanos() >= callAtNanos()) {
      if (needsSnapshot()) {
        sendSnapshot(round);
      } else {
        sendLog(round);
      }
    }
  }

  long wakeAtNanos() {
    long heartbeat = heartbeatOutstanding ? Long.MAX_VALUE : heartbeatAtNanos;
    long call = mayCall() ? callAtNanos() : Long.MAX_VALUE;
    return Math.min(leaveAtNanos, Math.min(heartbeat, call));
  }

  // --- a peer that is no longer in the configuration

  /** Goes on until the peer knows that it is removed, so that it does not stand for leader. */
  void removedAt(long index) {
    if (removedAtIndex.isEmpty()) {
      removedAtIndex = OptionalLong.of(index);
    }
  }

  void keep() {
    removedAtIndex = OptionalLong.empty();
    leaveAtNanos = Long.MAX_VALUE;
  }

  /** Whether a removed peer was told that it is, or has had its time to hear of it. */
  boolean finishRemoval() {
    if (removedAtIndex.isEmpty() || state.commitIndex() < removedAtIndex.getAsLong()) {
      return false;
    }
    if (leaveAtNanos == Long.MAX_VALUE) {
      leaveAtNanos = state.nowNanos() + state.timing.election().toNanos();
    }
    return toldCommitIndex >= removedAtIndex.getAsLong() || state.nowNanos() >= leaveAtNanos;
  }

  // --- answers

  void answered(Sent sent, Response response) {
    lastContactNanos = state.nowNanos();
    switch (sent.channel()) {
      case HEARTBEAT -> heartbeatAnswered(sent, response);
      case CALL, PIPELINE -> logAnswered(sent, response);
      case SNAPSHOT -> snapshotAnswered(sent, response);
    }
  }

  void failed(Sent sent) {
    if (sent.channel() == Channel.HEARTBEAT) {
      heartbeatOutstanding = false;
      heartbeatLost = true;
      heartbeatAtNanos = state.nowNanos() + stretchedHeartbeat();
    } else if (sent.epoch() == epoch) {
      countFailure();
      startEpoch(Math.min(nextIndex, matchIndex + 1));
    }
  }

  private void heartbeatAnswered(Sent sent, Response response) {
    heartbeatOutstanding = false;
    if (response instanceof AppendEntriesResponse answer && answer.success()) {
      heardRound = Math.max(heardRound, sent.round());
    }
    if (heartbeatLost) {
      heartbeatLost = false;
      clearFailures();
    }
  }

  private void logAnswered(Sent sent, Response response) {
    if (!(response instanceof AppendEntriesResponse answer)) {
      failed(sent);
    } else if (answer.success()) {
      holds(sent);
      if (sent.epoch() == epoch) {
        outstanding--;
        clearFailures();
        if (mode == Channel.CALL) {
          mode = Channel.PIPELINE;
          nextIndex = sent.lastIndex() + 1;
        }
      }
    } else if (sent.epoch() == epoch) {
      if (answer.noRetryBackoff()) {
        clearFailures();
      } else {
        countFailure();
      }
      startEpoch(Waits.nextIndexAfterRefusal(sent.prevLogIndex() + 1, answer.lastLogIndex()));
    }
  }

  private void snapshotAnswered(Sent sent, Response response) {
    boolean success = response instanceof InstallSnapshotResponse answer && answer.success();
    if (success) {
      holds(sent);
    }
    if (sent.epoch() == epoch) {
      if (success) {
        clearFailures();
      } else {
        countFailure();
      }
      startEpoch(success ? sent.lastIndex() + 1 : nextIndex);
    }
  }

  private void holds(Sent sent) {
    matchIndex = Math.max(matchIndex, sent.lastIndex());
    toldCommitIndex = Math.max(toldCommitIndex, Math.min(sent.commitIndex(), sent.lastIndex()));
    heardRound = Math.max(heardRound, sent.round());
  }

  private void startEpoch(long next) {
    epoch++;
    outstanding = 0;
    mode = Channel.CALL;
    nextIndex = next;
  }

  private void countFailure() {
    failures++;
    retryAtNanos = state.nowNanos() + Waits.afterFailures(failures);
  }

  private void clearFailures() {
    failures = 0;
    retryAtNanos = state.nowNanos();
  }

  // --- sending

  private boolean mayCall() {
    return outstanding < (mode == Channel.PIPELINE ? state.limits.maxPipelined() : 1);
  }

  private long callAtNanos() {
    return nextIndex <= state.log.lastIndex()
        ? retryAtNanos
        : Math.max(retryAtNanos, newsAtNanos());
  }

  /** When an empty request is due, sooner if the commit index is news to the peer. */
  private long newsAtNanos() {
    var pause =
        sentCommitIndex < state.commitIndex()
            ? state.timing.commit()
            : state.timing.heartbeatInterval();
    return sentAtNanos + (long) (pause.toNanos() * stretch);
  }

  private boolean needsSnapshot() {
    return nextIndex < state.log.firstIndex() || state.log.term(nextIndex - 1).isEmpty();
  }

  private void sendHeartbeat(long round) {
    heartbeatOutstanding = true;
    heartbeatAtNanos = state.nowNanos() + stretchedHeartbeat();
    send(
        Channel.HEARTBEAT,
        AppendEntries.heartbeat(state.currentTerm(), state.self),
        0,
        0,
        0,
        round);
  }

  private long stretchedHeartbeat() {
    return Waits.stretched(state.timing.heartbeatInterval().toNanos(), state.random);
  }

  private void sendLog(long round) {
    long prevLogIndex = nextIndex - 1;
    List<LogEntry> entries =
        nextIndex <= state.log.lastIndex()
            ? state.log.entries(
                nextIndex, state.limits.maxAppendEntries(), state.limits.maxAppendBytes())
            : List.of();
    var request =
        new AppendEntries(
            state.currentTerm(),
            state.self,
            prevLogIndex,
            state.log.term(prevLogIndex).orElseThrow(),
            entries,
            state.commitIndex());
    send(mode, request, prevLogIndex, request.lastIndex(), state.commitIndex(), round);
    outstanding++;
    if (mode == Channel.PIPELINE) {
      nextIndex += entries.size();
    }
    sentNews(state.commitIndex());
  }

  private void sendSnapshot(long round) {
    SnapshotMark snapshot =
        state
            .log
            .snapshot()
            .orElseThrow(() ->
                new IllegalStateException(
                    "no snapshot, but the log starts at " + state.log.firstIndex()));
    var request = new InstallSnapshot(state.currentTerm(), state.self, snapshot);
    startEpoch(nextIndex);
    send(Channel.SNAPSHOT, request, 0, snapshot.index(), snapshot.index(), round);
    outstanding++;
    sentNews(snapshot.index());
  }

  private void sentNews(long commitIndex) {
    sentAtNanos = state.nowNanos();
    sentCommitIndex = commitIndex;
    stretch = 1 + state.random.nextDouble();
  }

  private void send(
      Channel channel,
      Request request,
      long prevLogIndex,
      long lastIndex,
      long commitIndex,
      long round) {
    long sequence = state.send(peer, channel, request, After.NOTHING);
    inFlight.put(
        sequence, new Sent(this, channel, prevLogIndex, lastIndex, commitIndex, round, epoch));
  }
}
