package io.consuljvm.raft.core;

/** {@code success} means that the receiver durably holds at least what the snapshot contains. */
public record InstallSnapshotResponse(long term, boolean success) implements Response {}
