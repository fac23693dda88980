package io.consuljvm.kernel.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Where log lines go: to the console, once the gate is open, if their level passes; into the buffer
 * of recent lines, whatever their level; to every monitor. Safe for any thread.
 */
public final class AgentLog {
  /** {@code C123}. */
  static final int KEPT_LINES = 512;

  private final Consumer<String> console;
  private final ArrayDeque<LogLine> recent = new ArrayDeque<>(KEPT_LINES);
  private final List<LogLine> heldBack = new ArrayList<>();
  private final List<Monitor> monitors = new CopyOnWriteArrayList<>();
  private volatile LogLevel level = LogLevel.INFO;
  private boolean open;

  /**
   * @param console takes the lines that are shown, without a newline
   */
  public AgentLog(Consumer<String> console) {
    this.console = console;
  }

  /** From now on lines below this level are not shown. */
  public void level(LogLevel newLevel) {
    level = newLevel;
  }

  public LogLevel level() {
    return level;
  }

  /** Shows what was held back, and everything from now on ({@code C112}). */
  public synchronized void open() {
    open = true;
    heldBack.forEach(line -> console.accept(line.text()));
    heldBack.clear();
  }

  synchronized void accept(LogLine line) {
    if (recent.size() == KEPT_LINES) {
      recent.removeFirst();
    }
    recent.addLast(line);
    if (line.level().compareTo(level) >= 0) {
      if (open) {
        console.accept(line.text());
      } else {
        heldBack.add(line);
      }
    }
    for (Monitor monitor : monitors) {
      monitor.offer(line);
    }
  }

  /**
   * Streams the kept lines and then every new one of at least this level. The consumer is called
   * under the log's lock: it must hand over and return.
   */
  public synchronized Monitor monitor(LogLevel atLeast, Consumer<String> lines) {
    Monitor monitor = new Monitor(atLeast, lines);
    recent.forEach(monitor::offer);
    monitors.add(monitor);
    return monitor;
  }

  /** One stream of lines. */
  public final class Monitor implements AutoCloseable {
    private final LogLevel atLeast;
    private final Consumer<String> lines;

    private Monitor(LogLevel atLeast, Consumer<String> lines) {
      this.atLeast = atLeast;
      this.lines = lines;
    }

    private void offer(LogLine line) {
      if (line.level().compareTo(atLeast) >= 0) {
        lines.accept(line.text());
      }
    }

    @Override
    public void close() {
      monitors.remove(this);
    }
  }
}
