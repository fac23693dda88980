package io.consuljvm.gossip.core;

/** Sizes that are part of the protocol, and bounds of what is kept. Sizes in bytes. */
final class Limits {

  /** A packet before compression. */
  static final int PACKET_BYTES = 1400;

  /** The type and count bytes of a compound. */
  static final int COMPOUND_BYTES = 2;

  /** The length of a part of a compound. */
  static final int PART_BYTES = 2;

  /** Encryption version 1: version, nonce, tag. */
  static final int ENCRYPTION_BYTES = 29;

  static final int META_BYTES = 512;
  static final int USER_EVENT_BYTES = 512;
  static final int QUERY_BYTES = 1024;
  static final int QUERY_RESPONSE_BYTES = 1024;

  /** Lamport times for which user events and queries are remembered. */
  static final int DEDUPLICATION_SLOTS = 512;

  /** Different events, or queries, of one Lamport time. */
  static final int PER_SLOT = 512;

  static final int QUEUE_WARNING = 128;
  static final int QUEUE_MAX = 4096;

  /** Indirect pings served at a time. */
  static final int RELAYED_PINGS = 4096;

  static final int DEPARTED_NODES = 16_384;
  static final int RECENT_INTENTS = 16_384;
  static final int OPEN_QUERIES = 1024;

  private Limits() {}
}
