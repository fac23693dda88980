package io.consuljvm.gossip;

/** How much one side of a stream may say. */
final class StreamLimits {
  /** Of an encrypted message, as in the original (memberlist, section 6). */
  static final int SEALED_BYTES = 10 << 20;

  /** Of a plain message, decompressed; the original knows no limit. */
  static final int PLAIN_BYTES = 16 << 20;

  /** Of nodes in a state: more than any pool that gossip carries. */
  static final int NODES = 1 << 16;

  private StreamLimits() {}
}
