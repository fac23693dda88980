package io.consuljvm.gossip.core;

/** Numbers of pings: from 1, unsigned 32 bits, shared by probes and relayed pings. */
final class SequenceNumbers {

  private static final long MASK = 0xffff_ffffL;

  private long last;

  long next() {
    last = last + 1 & MASK;
    return last;
  }
}
