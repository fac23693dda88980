package io.consuljvm.spi.state;

/** A command that changed nothing; the message is what the caller of the RPC method gets. */
public class CommandRejected extends Exception {
  private static final long serialVersionUID = 1;

  public CommandRejected(String message) {
    super(message, null, false, false);
  }
}
