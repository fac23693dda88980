package io.consuljvm.spi.consensus;

/**
 * This server is not the leader, or ceased to be it before the proposal was known to be applied.
 */
public class NotLeaderException extends Exception {
  private static final long serialVersionUID = 1;

  public NotLeaderException(String message) {
    super(message, null, false, false);
  }
}
