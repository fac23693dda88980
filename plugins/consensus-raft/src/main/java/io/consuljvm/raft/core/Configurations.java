package io.consuljvm.raft.core;

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

  Configuration latest() {
    return latest;
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
    latest = configuration;
    latestIndex = index;
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
    latest = committed;
    latestIndex = committedIndex;
    return true;
  }

  /** Takes the configuration of a snapshot, which is committed. */
  void installed(SnapshotMark snapshot) {
    committed = snapshot.configuration();
    committedIndex = snapshot.configurationIndex();
    latest = committed;
    latestIndex = committedIndex;
  }
}
