package io.consuljvm.raft.core;

import java.util.Optional;

/**
 * What a core thinks at one moment; immutable.
 *
 * @param commitIndex what the core knows to be committed; may be ahead of what it told the shell to
 *     apply
 * @param durableIndex the last index of the log that is known to be on disk
 * @param latest the configuration in force, at {@code latestIndex}, 0 if there is none
 * @param committed the newest configuration that cannot be lost, at {@code committedIndex}
 */
public record RaftStatus(
    RoleName role,
    long term,
    Optional<ServerAddress> leader,
    long lastIndex,
    long lastTerm,
    long durableIndex,
    long commitIndex,
    Optional<SnapshotMark> snapshot,
    Configuration latest,
    long latestIndex,
    Configuration committed,
    long committedIndex) {}
