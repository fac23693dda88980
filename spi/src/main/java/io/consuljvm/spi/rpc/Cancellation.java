package io.consuljvm.spi.rpc;

/**
 * Tells when whoever asked has gone, so that waiting for its answer can be given up. Safe for any
 * thread.
 */
@FunctionalInterface
public interface Cancellation {
  /** The caller stays. */
  Cancellation NEVER = action -> () -> {};

  /**
   * Asks for a call when the caller goes; if it has gone, the call is made at once.
   *
   * @param action called once at most, on the thread that notices; must be quick
   * @return to be closed when the wait is over
   */
  Registration onCancel(Runnable action);

  /** An action that is to be called. */
  interface Registration extends AutoCloseable {
    /** It will not be called any more; it may be running. */
    @Override
    void close();
  }
}
