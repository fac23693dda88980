package io.consuljvm.raft;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.Format;
import io.consuljvm.codec.OmitEmpty;
import io.consuljvm.codec.Unsigned;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The maps that travel between servers, field by field (wire/raft.md section 3). */
final class MessageBodies {
  private MessageBodies() {}

  /**
   * @param entries nil in a sign of life
   */
  record AppendEntriesBody(
      @Nullable List<LogRecord> entries,
      Bytes leader,
      @Unsigned long leaderCommitIndex,
      @Unsigned long prevLogEntry,
      @Unsigned long prevLogTerm,
      long protocolVersion,
      @Unsigned long term) {}

  record AppendEntriesReply(
      @Unsigned long lastLog,
      boolean noRetryBackoff,
      long protocolVersion,
      boolean success,
      @Unsigned long term) {}

  /**
   * @param leadershipTransfer unknown to the original, which passes over it
   */
  record RequestVoteBody(
      Bytes candidate,
      @Unsigned long lastLogIndex,
      @Unsigned long lastLogTerm,
      @OmitEmpty(Format.MSGPACK) boolean leadershipTransfer,
      long protocolVersion,
      @Unsigned long term) {}

  record RequestVoteReply(
      boolean granted, Bytes peers, long protocolVersion, @Unsigned long term) {}

  record InstallSnapshotBody(
      Bytes configuration,
      @Unsigned long configurationIndex,
      @Unsigned long lastLogIndex,
      @Unsigned long lastLogTerm,
      Bytes leader,
      Bytes peers,
      long protocolVersion,
      long size,
      long snapshotVersion,
      @Unsigned long term) {}

  record InstallSnapshotReply(long protocolVersion, boolean success, @Unsigned long term) {}

  record RequestPreVoteBody(
      Bytes candidate,
      @Unsigned long lastLogIndex,
      @Unsigned long lastLogTerm,
      long protocolVersion,
      @Unsigned long term) {}

  record RequestPreVoteReply(boolean granted, long protocolVersion, @Unsigned long term) {}

  record TimeoutNowBody(Bytes leader, long protocolVersion, @Unsigned long term) {}

  record TimeoutNowReply(long protocolVersion, @Unsigned long term) {}
}
