package io.consuljvm.raft.core;

/** What a log entry is for; the ordinal is the wire code (wire/raft.md, section 4). */
public enum EntryType {
  COMMAND,
  NO_OP,
  /** Legacy peer list: the complete voter set after the change. */
  ADD_PEER,
  /** The same as {@link #ADD_PEER}; protocol 1 writes this one for every change. */
  REMOVE_PEER,
  /** Changes nothing; once it is applied, everything before it is. */
  BARRIER,
  CONFIGURATION;

  /** True for the three types that carry a configuration. */
  public boolean isConfiguration() {
    return this == ADD_PEER || this == REMOVE_PEER || this == CONFIGURATION;
  }
}
