package io.consuljvm.kernel.config;

/**
 * A token or key, which no log line or message shows by accident.
 *
 * @param reveal the text itself; empty if none is configured
 */
public record Secret(String reveal) {
  static final Secret NONE = new Secret("");

  public boolean isEmpty() {
    return reveal.isEmpty();
  }

  @Override
  public String toString() {
    return isEmpty() ? "" : "<hidden>";
  }
}
