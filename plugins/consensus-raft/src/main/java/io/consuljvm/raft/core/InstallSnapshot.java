package io.consuljvm.raft.core;

/**
 * Announces a snapshot; its bytes follow on the wire, together with {@code Size}, {@code
 * SnapshotVersion} and {@code Peers}, which are the shell's (wire/raft.md, sections 2, 3).
 *
 * <p>The receiving shell hands this to the core when it has all bytes.
 */
public record InstallSnapshot(long term, ServerAddress leader, SnapshotMark snapshot)
    implements Request {}
