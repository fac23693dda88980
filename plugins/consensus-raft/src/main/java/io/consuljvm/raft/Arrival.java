package io.consuljvm.raft;

import io.consuljvm.raft.core.Command;
import io.consuljvm.raft.core.Input;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What reaches the owner of the core. */
sealed interface Arrival {
  /** Something for the core alone. */
  record Feed(Input input) implements Arrival {}

  /** To be appended; what waits together is proposed together. */
  record Proposal(Command command, Pending pending) implements Arrival {}

  /**
   * A request to the core that somebody waits for.
   *
   * @param spool the bytes of the snapshot that it speaks of
   */
  record Asked(Pending pending, Optional<SnapshotSpool> spool, Request request)
      implements Arrival {}

  /** A question that only the owner's thread can answer. */
  record Query(Pending pending, Supplier<@Nullable Object> answer) implements Arrival {}

  /** Work that must be done on the owner's thread. */
  record Call(Runnable action) implements Arrival {}

  record Stop() implements Arrival {}

  /** Makes the core's input from the number that the request is given. */
  interface Request {
    Input numbered(long number);
  }
}
