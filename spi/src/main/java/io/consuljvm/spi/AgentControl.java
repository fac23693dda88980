package io.consuljvm.spi;

import java.util.List;
import java.util.function.Consumer;

/** What people may do to a running agent. Safe for any thread. */
public interface AgentControl {
  /**
   * Reads the configuration again ({@code F162 - F168}). Blocks.
   *
   * @throws ReloadFailed with the text for the user; the old configuration stays in force
   */
  void reload() throws ReloadFailed;

  /** Leaves the pools gracefully, without stopping the agent. Blocks. */
  void leave() throws LeaveFailed;

  /** Stops the agent soon after this call has returned. */
  void shutdown();

  /**
   * Streams log lines of at least this level; first those that are kept, up to 512 ({@code C123}).
   * The consumer is called on logging threads and must not block.
   */
  LogStream monitor(String level, Consumer<String> lines);

  /** Levels that {@link #monitor} knows, from the finest on ({@code C121}). */
  List<String> logLevels();

  /** A stream of log lines; closing it ends it. */
  interface LogStream extends AutoCloseable {
    @Override
    void close();
  }

  /** The configuration could not be read again. */
  class ReloadFailed extends Exception {
    private static final long serialVersionUID = 1;

    public ReloadFailed(String message) {
      super(message);
    }
  }

  /** The agent could not leave. */
  class LeaveFailed extends Exception {
    private static final long serialVersionUID = 1;

    public LeaveFailed(String message) {
      super(message);
    }
  }
}
