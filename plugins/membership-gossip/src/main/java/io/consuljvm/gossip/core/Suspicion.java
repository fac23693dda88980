package io.consuljvm.gossip.core;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The time a suspect has to refute: long while one node accuses it, shorter with every other that
 * confirms (Lifeguard, LHA-Suspicion).
 */
final class Suspicion {

  private final int expected;
  private final long minNanos;
  private final long maxNanos;
  private final long startNanos;
  private final Set<String> accusers = new HashSet<>();
  private Timers.@Nullable Timer timer;

  /**
   * @param accuser who suspected first; its voice coming back by gossip is no confirmation
   * @param expected confirmations after which the shortest time is reached; further ones are
   *     ignored
   */
  Suspicion(String accuser, int expected, long minNanos, long maxNanos, long startNanos) {
    this.expected = expected;
    this.minNanos = minNanos;
    this.maxNanos = maxNanos;
    this.startNanos = startNanos;
    accusers.add(accuser);
  }

  /** Counts {@code from}; answers whether it was news. */
  boolean confirm(String from) {
    return confirmations() < expected && accusers.add(from);
  }

  /** Takes the timer of the current deadline; the one before it is cancelled. */
  void expire(Timers.Timer next) {
    cancel();
    timer = next;
  }

  /** Refuted, or overtaken. */
  void cancel() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  int confirmations() {
    return accusers.size() - 1;
  }

  /** When the suspect is dead, as things stand; may have passed. */
  long deadlineNanos() {
    return startNanos + Scaling.suspicionNanos(confirmations(), expected, minNanos, maxNanos);
  }
}
