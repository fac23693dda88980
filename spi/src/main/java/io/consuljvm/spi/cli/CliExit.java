package io.consuljvm.spi.cli;

/** Ends a command after everything there was to say has been printed. */
public class CliExit extends Exception {
  private static final long serialVersionUID = 1;

  private final int code;

  public CliExit(int code) {
    super(null, null, false, false);
    this.code = code;
  }

  public int code() {
    return code;
  }
}
