package io.consuljvm.cli;

/** Flags that cannot be read; the message is the line that the user sees. */
final class FlagException extends Exception {
  private static final long serialVersionUID = 1;

  FlagException(String message) {
    super(message, null, false, false);
  }
}
