package io.consuljvm.spi.check;

/** Outcome of a check. */
public enum CheckStatus {
  PASSING("passing"),
  WARNING("warning"),
  CRITICAL("critical");

  private final String text;

  CheckStatus(String text) {
    this.text = text;
  }

  /** As in the API. */
  public String text() {
    return text;
  }
}
