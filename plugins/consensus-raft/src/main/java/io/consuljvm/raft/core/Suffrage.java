package io.consuljvm.raft.core;

/** What a server may do in a configuration; the order is that of the wire codes 0, 1, 2. */
public enum Suffrage {
  /** Counts for elections and commitment. */
  VOTER,
  /** Receives the log, counts for nothing. */
  NONVOTER,
  /** A nonvoter meant to become a voter; treated as a nonvoter. */
  STAGING
}
