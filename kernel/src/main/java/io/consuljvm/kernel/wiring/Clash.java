package io.consuljvm.kernel.wiring;

/** Two plugins want the same name. */
final class Clash extends RuntimeException {
  private static final long serialVersionUID = 1;

  Clash(String what, String owner) {
    super(what + " is taken by " + owner);
  }
}
