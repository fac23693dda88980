package io.consuljvm.raft.core;

/** On which connection to a peer a request belongs. Order is kept only within {@link #PIPELINE}. */
public enum Channel {
  /** Signs of life: never behind the log. */
  HEARTBEAT,
  /** One request at a time, each waiting for its answer. */
  CALL,
  /** Many log requests outstanding, answered in order. */
  PIPELINE,
  /** A snapshot, long and on its own. */
  SNAPSHOT
}
