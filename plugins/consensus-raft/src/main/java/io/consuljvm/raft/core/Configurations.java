package io.consuljvm.raft.core;

import java.util.List;

/**
 * The configuration in force and the one to fall back to. A configuration is in force from the
 * moment its entry stands in the log, committed or not (thesis, 4.1); since the next one waits for
 * that, everything before the latest is committed (wire/raft.md, section 4).
 */
final class Configurations {
  private Configuration committed = Configuration.EMPTY;
  private long committedIndex;
  private Configuration latest = Configuration.EMPTY;
  private long latestIndex;
  private List<ServerAddress> latestVoters = List.of();

  Configuration latest() {
    return latest;
  }

  /** The voters of the latest configuration. */
  List<ServerAddress> voters() {
    return latestVoters;
  }

  long latestIndex() {
    return latestIndex;
  }

  Configuration committed() {
    return committed;
  }

  long committedIndex() {
    return committedIndex;
  }

  boolean isLatestCommitted() {
    return latestIndex == committedIndex;
  }

  void appended(Configuration configuration, long index) {
    committed = latest;
    committedIndex = latestIndex;
    setLatest(configuration, index);
  }

  /** Returns whether the latest configuration became the committed one. */
  boolean committedThrough(long commitIndex) {
    if (isLatestCommitted() || latestIndex > commitIndex) {
      return false;
    }
    committed = latest;
    committedIndex = latestIndex;
    return true;
  }

  /** Returns whether the latest configuration was lost. */
  boolean truncatedFrom(long index) {
    if (latestIndex < index) {
      return false;
    }
    setLatest(committed, committedIndex);
    return true;
  }

  /** Takes the configuration of a snapshot, which is committed. */
  void installed(SnapshotMark snapshot) {
    committed = snapshot.configuration();
    committedIndex = snapshot.configurationIndex();
    setLatest(committed, committedIndex);
  }

  private void setLatest(Configuration configuration, long index) {
    latest = configuration;
    latestIndex = index;
    latestVoters = configuration.voters();
  }
}
