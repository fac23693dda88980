package io.consuljvm.spi;

import java.time.Duration;
import java.time.Instant;

/** Time, given to whoever needs it. Safe for any thread. */
public interface Clock {
  /** Monotonic time in nanoseconds, from an arbitrary origin. */
  long nanoTime();

  /** Wall clock, for people and for lock delays; may jump. */
  Instant now();

  /** Runs something later, once, on a virtual thread. */
  Timer after(Duration delay, Runnable action);

  /** Something that is to run later. */
  interface Timer {
    /** It will not start any more; it may be running. */
    void cancel();
  }
}
