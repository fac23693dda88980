package io.consuljvm.spi;

/** The version of this interface. */
public final class Spi {
  /**
   * What a plugin's {@code Plugin-Requires} is checked against. Grows in the last place when
   * nothing visible changes, in the middle when something is added, in the first when something
   * breaks.
   */
  public static final String VERSION = "1.0.0";

  private Spi() {}
}
