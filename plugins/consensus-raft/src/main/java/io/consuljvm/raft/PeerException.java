package io.consuljvm.raft;

import java.io.IOException;

/** A peer answered with an error; the connection is still good. */
final class PeerException extends IOException {
  private static final long serialVersionUID = 1;

  PeerException(String message) {
    super(message);
  }
}
