package io.consuljvm.raft.core;

import java.util.Optional;

/** What became of a local request, named by the number that the shell gave it. */
public sealed interface Outcome {
  long request();

  /**
   * The entries stand in the leader's log. They are done when they are applied with this term, and
   * lost, as far as anyone can tell, when the server stops being leader before.
   */
  record Appended(long request, long firstIndex, long lastIndex, long term) implements Outcome {}

  /**
   * The server was leader after the request came in. A state machine that has applied {@code
   * readIndex} shows everything that was acknowledged before the request (Ongaro 2014, 6.4).
   */
  record Verified(long request, long readIndex) implements Outcome {}

  /** The configuration was already as asked; nothing was appended. */
  record Unchanged(long request) implements Outcome {}

  /** The named server was asked to take over; a {@link Event.LeaderChanged} tells how it went. */
  record TransferStarted(long request) implements Outcome {}

  record Refused(long request, Refusal refusal, Optional<ServerAddress> leader)
      implements Outcome {}

  /** Why a request was refused. */
  enum Refusal {
    NOT_LEADER,
    /** Was leader when the request came in, and stopped being it. */
    LEADERSHIP_LOST,
    /** Too much is waiting already; try later. */
    OVERLOADED,
    /** Leadership is being handed over. */
    TRANSFERRING,
    /** The change would leave no voter, or names a server that cannot take the part. */
    INVALID,
    /** Bootstrap of a server that has state, or restore while a configuration is uncommitted. */
    NOT_NOW
  }
}
