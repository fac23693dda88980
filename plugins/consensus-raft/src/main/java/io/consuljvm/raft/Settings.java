package io.consuljvm.raft;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.consuljvm.raft.core.RaftLimits;
import java.time.Duration;
import java.util.Set;

/**
 * The plugin's section; what each key is for stands in {@code reference.conf} (B299).
 *
 * @param snapshotInterval pause between two looks at the log, before its stretching
 * @param snapshotThreshold entries applied since the last compaction that call for one
 * @param trailingLogs entries that stay in the log below a snapshot
 */
record Settings(Duration snapshotInterval, int snapshotThreshold, int trailingLogs) {
  private static final Set<String> KEYS =
      Set.of("snapshot-interval", "snapshot-threshold", "trailing-logs");

  Settings {
    if (!snapshotInterval.isPositive()) {
      throw new IllegalArgumentException("snapshot-interval must be positive");
    }
    if (snapshotThreshold < 1 || trailingLogs < 0) {
      throw new IllegalArgumentException(
          "snapshot-threshold must be positive, trailing-logs not negative");
    }
  }

  static Settings of(Config section) {
    for (String key : section.root().keySet()) {
      if (!KEYS.contains(key)) {
        throw new ConfigException.BadPath(section.root().get(key).origin(), key, "unknown key");
      }
    }
    return new Settings(
        section.getDuration("snapshot-interval"),
        section.getInt("snapshot-threshold"),
        section.getInt("trailing-logs"));
  }

  RaftLimits limits() {
    RaftLimits standard = RaftLimits.STANDARD;
    return new RaftLimits(
        standard.maxAppendEntries(),
        standard.maxAppendBytes(),
        standard.maxPipelined(),
        standard.maxUncommitted(),
        standard.maxWaiting(),
        standard.cachedEntries(),
        standard.cachedBytes(),
        trailingLogs);
  }
}
