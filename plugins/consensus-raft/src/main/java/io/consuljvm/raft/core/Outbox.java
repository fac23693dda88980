package io.consuljvm.raft.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Collects what one step wants done, and holds back what must wait for the disk.
 *
 * <p>The durable state is always some past state of the core, since writes are made in order. So a
 * message that tells of the present state is safe once all writes up to now are reported; a crash
 * before that takes the state back, and nobody has heard of it. It does not matter what the core
 * went on to do meanwhile: to the others it is a slow network.
 */
final class Outbox {
  /** What a message waits for. */
  enum After {
    /** Nothing. */
    NOTHING,
    /** Term and vote, as they are at the end of the step. */
    HARD_STATE,
    /** Those, and the log as it is at the end of the step. */
    LOG
  }

  private Optional<HardState> hardState = Optional.empty();
  private Optional<Write.Installation> installation = Optional.empty();
  private OptionalLong truncateFrom = OptionalLong.empty();
  private final List<LogEntry> entries = new ArrayList<>();
  private OptionalLong compactThrough = OptionalLong.empty();

  private final List<Outgoing> messages = new ArrayList<>();
  private final List<Reply> replies = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();

  private final List<Outgoing> messagesAfterHardState = new ArrayList<>();
  private final List<Reply> repliesAfterHardState = new ArrayList<>();
  private final List<Reply> repliesAfterLog = new ArrayList<>();

  private final TreeMap<Long, Held> held = new TreeMap<>();
  private long lastWrite;
  private long lastHardStateWrite;
  private long persistedWrite;

  private record Held(List<Outgoing> messages, List<Reply> replies) {}

  void writeHardState(HardState state) {
    hardState = Optional.of(state);
  }

  void writeEntries(List<LogEntry> appended) {
    entries.addAll(appended);
  }

  void truncateFrom(long index) {
    if (!entries.isEmpty()) {
      throw new IllegalStateException("truncation from " + index + " after appending in one step");
    }
    truncateFrom = OptionalLong.of(index);
  }

  void install(Write.Installation snapshot) {
    installation = Optional.of(snapshot);
  }

  void compactThrough(long index) {
    compactThrough = OptionalLong.of(index);
  }

  void send(Outgoing message, After after) {
    (after == After.NOTHING ? messages : messagesAfterHardState).add(message);
  }

  void reply(Reply reply, After after) {
    switch (after) {
      case NOTHING -> replies.add(reply);
      case HARD_STATE -> repliesAfterHardState.add(reply);
      case LOG -> repliesAfterLog.add(reply);
    }
  }

  void report(Outcome outcome) {
    outcomes.add(outcome);
  }

  void announce(Event event) {
    events.add(event);
  }

  void persisted(long write) {
    if (write > lastWrite) {
      throw new IllegalStateException("write " + write + " reported, " + lastWrite + " asked for");
    }
    persistedWrite = Math.max(persistedWrite, write);
    var released = held.headMap(persistedWrite, true);
    for (Held each : released.values()) {
      messages.addAll(each.messages());
      replies.addAll(each.replies());
    }
    released.clear();
  }

  /** Whether the present term and vote are on disk. */
  boolean isHardStateDurable() {
    return hardState.isEmpty() && lastHardStateWrite <= persistedWrite;
  }

  /** Ends the step. {@code writing} hears the number of the write, if the log is part of it. */
  Effects drain(LongConsumer writing, long commitIndex, long wakeAtNanos) {
    Optional<Write> write = takeWrite(writing);
    hold(lastHardStateWrite, messagesAfterHardState, repliesAfterHardState);
    hold(lastWrite, List.of(), repliesAfterLog);
    messagesAfterHardState.clear();
    repliesAfterHardState.clear();
    repliesAfterLog.clear();
    var effects = new Effects(write, messages, replies, outcomes, events, commitIndex, wakeAtNanos);
    messages.clear();
    replies.clear();
    outcomes.clear();
    events.clear();
    return effects;
  }

  private Optional<Write> takeWrite(LongConsumer writing) {
    boolean log =
        !entries.isEmpty()
            || truncateFrom.isPresent()
            || installation.isPresent()
            || compactThrough.isPresent();
    if (hardState.isEmpty() && !log) {
      return Optional.empty();
    }
    lastWrite++;
    if (hardState.isPresent()) {
      lastHardStateWrite = lastWrite;
    }
    var write =
        new Write(lastWrite, hardState, installation, truncateFrom, entries, compactThrough);
    if (log) {
      writing.accept(lastWrite);
    }
    hardState = Optional.empty();
    installation = Optional.empty();
    truncateFrom = OptionalLong.empty();
    entries.clear();
    compactThrough = OptionalLong.empty();
    return Optional.of(write);
  }

  private void hold(long write, List<Outgoing> waitingMessages, List<Reply> waitingReplies) {
    if (write <= persistedWrite) {
      messages.addAll(waitingMessages);
      replies.addAll(waitingReplies);
    } else if (!waitingMessages.isEmpty() || !waitingReplies.isEmpty()) {
      Held waiting =
          held.computeIfAbsent(write, key -> new Held(new ArrayList<>(), new ArrayList<>()));
      waiting.messages().addAll(waitingMessages);
      waiting.replies().addAll(waitingReplies);
    }
  }
}
