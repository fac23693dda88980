package io.consuljvm.spi.membership;

/** A pool refused, or could not do, what was asked; the message is meant for the user. */
public class MembershipException extends Exception {
  private static final long serialVersionUID = 1;

  public MembershipException(String message) {
    super(message);
  }

  public MembershipException(String message, Throwable cause) {
    super(message, cause);
  }
}
