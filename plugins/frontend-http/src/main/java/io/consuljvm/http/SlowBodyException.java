package io.consuljvm.http;

import java.io.IOException;
import java.time.Duration;

/** No byte of a body came for too long. */
final class SlowBodyException extends IOException {
  private static final long serialVersionUID = 1;

  SlowBodyException(Duration waited) {
    super("no byte of the request body for " + waited.toSeconds() + " s");
  }
}
