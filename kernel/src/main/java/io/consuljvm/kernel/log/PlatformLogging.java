package io.consuljvm.kernel.log;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Brings everything that the JVM logs into an {@link AgentLog}. */
public final class PlatformLogging extends Handler {
  /**
   * Libraries that tell their own inner life at info or debug. The field keeps the loggers from
   * being collected, which would undo their levels.
   */
  private static final List<Logger> QUIET =
      List.of(
          Logger.getLogger("org.pf4j"),
          Logger.getLogger("io.netty"),
          Logger.getLogger("jetbrains.exodus"),
          Logger.getLogger("jdk"),
          Logger.getLogger("sun"),
          Logger.getLogger("javax"));

  private final AgentLog log;

  private PlatformLogging(AgentLog log) {
    this.log = log;
  }

  /**
   * Replaces the platform's handlers for the whole process. An agent inside somebody else's JVM
   * does not call this: there the host decides where lines go.
   */
  public static void install(AgentLog log) {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Level.FINE);
    root.addHandler(new PlatformLogging(log));
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
  }

  /** Trace lines cost even when nobody reads them, so they are made only if the level asks. */
  public static void applyLevel(LogLevel level) {
    Logger.getLogger("").setLevel(level == LogLevel.TRACE ? Level.ALL : Level.FINE);
  }

  @Override
  public void publish(LogRecord record) {
    log.accept(LineFormat.format(record));
  }

  @Override
  public void flush() {
    // Lines are passed on one by one.
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
