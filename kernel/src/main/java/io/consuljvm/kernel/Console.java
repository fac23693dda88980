package io.consuljvm.kernel;

import java.io.PrintStream;

/**
 * What a person in front of the agent sees: announcements behind an arrow, details and log lines
 * indented under them ({@code C099, C120}). All of it goes to one stream. Safe for any thread.
 */
public final class Console {
  private static final String ARROW = "==> ";
  private static final String INDENT = "    ";

  private final PrintStream out;

  public Console(PrintStream out) {
    this.out = out;
  }

  /** An announcement or an error; the arrow comes once, also before several lines. */
  public void announce(String message) {
    print(ARROW + message);
  }

  /** A detail. */
  public void detail(String message) {
    print(INDENT + message);
  }

  /** An empty line. */
  public void blank() {
    print("");
  }

  private void print(String line) {
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }
}
