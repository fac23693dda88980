package io.consuljvm.http;

/** How a client learns where a body ends. */
sealed interface Length {
  Length CHUNKED = new Chunked();
  Length UNTIL_CLOSE = new UntilClose();
  Length UNSTATED = new Unstated();
  Length GIVEN = new Given();

  /** By a header that we add. */
  record Known(long bytes) implements Length {}

  /** By a header that is among the fields already. */
  record Given() implements Length {}

  record Chunked() implements Length {}

  /** HTTP/1.0 knows no chunks. */
  record UntilClose() implements Length {}

  /** There is no body by the nature of request or status, and nothing says how long it were. */
  record Unstated() implements Length {}
}
