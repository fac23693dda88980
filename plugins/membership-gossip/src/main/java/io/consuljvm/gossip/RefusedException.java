package io.consuljvm.gossip;

import java.io.IOException;

/**
 * Bytes of a peer that are not taken. The message is the text for the log or for whoever asked for
 * the exchange; where the original has one it is that.
 */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1;

  private final DropReason reason;
  private final String text;

  RefusedException(DropReason reason, String text) {
    super(text);
    this.reason = reason;
    this.text = text;
  }

  DropReason reason() {
    return reason;
  }

  String text() {
    return text;
  }

  /** Hostile packets must be cheap to refuse, and the text says where it was. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
