package io.consuljvm.kernel;

/** What this agent says it is. */
public final class Version {
  /** The version of Consul that it stands in for. */
  public static final String NUMBER = "0.7.2";

  private Version() {}
}
