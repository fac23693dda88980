package io.consuljvm.gossip.core;

/** Bits of a query and of its response. */
public final class QueryFlags {

  /** In a query: acknowledge. In a response: this is that acknowledgement. */
  public static final int ACK = 1;

  /** In a query: do not pass it on. */
  public static final int NO_BROADCAST = 2;

  private QueryFlags() {}

  static boolean has(int flags, int flag) {
    return (flags & flag) != 0;
  }
}
