package io.consuljvm.spi.http;

/** An answer other than success: a status and a plain text, which may be empty. */
public class HttpError extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;

  public HttpError(int status, String text) {
    super(text, null, false, false);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
