package io.consuljvm.raft.core;

/** A message that is answered by one {@link Response}, or fails. */
public sealed interface Request
    permits AppendEntries, RequestVote, RequestPreVote, InstallSnapshot, TimeoutNow {
  /** The sender's term; in {@link RequestPreVote} the one it would stand for. */
  long term();
}
