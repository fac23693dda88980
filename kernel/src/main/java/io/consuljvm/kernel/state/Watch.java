package io.consuljvm.kernel.state;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells when the answer to a question may have changed. Used by one thread, like so:
 *
 * <pre>{@code
 * try (Watch watch = state.watch(signal::set)) {
 *   while (true) {
 *     signal.clear();
 *     T answer = watch.read(query);
 *     if (isWanted(answer)) return answer;
 *     if (watch.arm()) signal.await();
 *   }
 * }
 * }</pre>
 *
 * <p>Several callers that wait for the same question can share one watch, one answer and one
 * encoding of it: all that a caller adds is the moment at which it stops waiting.
 */
public final class Watch implements AutoCloseable {
  private final StateShell state;
  private final WatchRegistry registry;
  private final Runnable onChange;

  private Reads entered = new Reads();
  private Reads last = new Reads();
  private long seen;

  /** Whether the waiter has been told since it last read. */
  private final AtomicBoolean told = new AtomicBoolean();

  Watch(StateShell state, WatchRegistry registry, Runnable onChange) {
    this.state = state;
    this.registry = registry;
    this.onChange = onChange;
  }

  /** Answers from the newest committed state, and remembers what the answer depends on. */
  public <T, X extends Exception> T read(Query<T, X> query) throws X {
    told.set(false);
    // In this order: a commit between the two is then counted as missed, not as seen.
    seen = registry.published();
    last = new Reads();
    try (ShellView view = state.open(last::add)) {
      return query.run(view);
    }
  }

  /**
   * Waits, from now on, for changes of what the last {@link #read} depended on: at least one call
   * of {@code onChange} follows each commit that changes it.
   *
   * @return false if there may have been such a commit since that read already: read again. This
   *     happens once at most as long as the question goes on to read the same
   */
  public boolean arm() {
    // Entered before the view was opened, so that nothing after the view can have been missed.
    if (last.sameAs(entered)) {
      return true;
    }
    Reads before = entered;
    entered = last;
    return registry.enter(this, before, last, seen);
  }

  /** Called on the thread that applies, or the one that restores. */
  void changed() {
    if (!told.getAndSet(true)) {
      onChange.run();
    }
  }

  @Override
  public void close() {
    registry.leave(this, entered);
    entered = new Reads();
  }
}
