package io.consuljvm.raft.core;

/**
 * What the core knows of a snapshot; its bytes are the shell's.
 *
 * @param index the last entry that the snapshot contains
 * @param term the term of that entry
 * @param configuration the configuration as of that entry
 * @param configurationIndex where in the log that configuration stood
 */
public record SnapshotMark(
    long index, long term, Configuration configuration, long configurationIndex) {
  public SnapshotMark {
    if (index < 1 || configurationIndex > index) {
      throw new IllegalArgumentException(
          "snapshot at index " + index + " with a configuration of index " + configurationIndex);
    }
  }
}
