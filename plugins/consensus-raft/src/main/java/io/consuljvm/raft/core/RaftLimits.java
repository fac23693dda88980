package io.consuljvm.raft.core;

/**
 * Bounds of what a core holds and sends (wire/raft.md, sections 2 and 5).
 *
 * @param maxAppendEntries entries in one {@link AppendEntries}
 * @param maxAppendBytes payload bytes in one {@link AppendEntries}, unless its first entry alone
 *     has more
 * @param maxPipelined requests outstanding to one follower that is in step
 * @param maxUncommitted entries in the leader's log that are not committed; more are refused
 * @param maxWaiting configuration changes, and verifications, that wait at once; more are refused
 * @param cachedEntries durable entries kept in memory
 * @param cachedBytes payload bytes of durable entries kept in memory
 * @param trailingEntries entries left in the log below a snapshot, so that a follower a little
 *     behind needs no snapshot
 */
public record RaftLimits(
    int maxAppendEntries,
    int maxAppendBytes,
    int maxPipelined,
    int maxUncommitted,
    int maxWaiting,
    int cachedEntries,
    int cachedBytes,
    int trailingEntries) {
  public static final RaftLimits STANDARD =
      new RaftLimits(64, 1 << 20, 128, 1 << 16, 1 << 12, 512, 8 << 20, 10_240);

  public RaftLimits {
    if (maxAppendEntries < 1 || maxPipelined < 1 || maxUncommitted < 1 || maxWaiting < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
    if (maxAppendBytes < 0 || cachedEntries < 0 || cachedBytes < 0 || trailingEntries < 0) {
      throw new IllegalArgumentException("limits must not be negative");
    }
  }
}
