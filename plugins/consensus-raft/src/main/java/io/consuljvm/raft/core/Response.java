package io.consuljvm.raft.core;

/** The answer to a {@link Request}. */
public sealed interface Response
    permits AppendEntriesResponse,
        RequestVoteResponse,
        RequestPreVoteResponse,
        InstallSnapshotResponse,
        TimeoutNowResponse {
  /** The answering server's term, by which a stale sender learns that it is stale. */
  long term();
}
