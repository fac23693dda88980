package io.consuljvm.storage.xodus;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.util.Map;
import java.util.Set;
import jetbrains.exodus.env.EnvironmentConfig;

/**
 * The plugin's section; the defaults and what each is for stand in {@code reference.conf}.
 *
 * @param cacheBytes of each store, in whole pages
 * @param fileSizeBytes of the files a store is cut into, in whole pages; bounds a value's size
 * @param minUtilizationPercent share in use below which old data is collected, 1 to 90
 */
record XodusSettings(long cacheBytes, long fileSizeBytes, int minUtilizationPercent) {
  /** Unit of the cache and of reads: small, for entries are, and reads are scattered. */
  static final int PAGE_BYTES = 16 * 1024;

  private static final Set<String> KEYS = Set.of("cache", "file-size", "min-utilization");

  XodusSettings {
    if (cacheBytes < 16 * PAGE_BYTES) {
      throw new IllegalArgumentException("cache must be at least 256 KiB");
    }
    if (fileSizeBytes < 16 * PAGE_BYTES || fileSizeBytes % PAGE_BYTES != 0) {
      throw new IllegalArgumentException(
          "file-size must be a multiple of 16 KiB, at least 256 KiB");
    }
    if (minUtilizationPercent < 1 || minUtilizationPercent > 90) {
      throw new IllegalArgumentException("min-utilization must be 1 to 90");
    }
  }

  static XodusSettings of(Config section) {
    for (Map.Entry<String, ?> entry : section.root().entrySet()) {
      if (!KEYS.contains(entry.getKey())) {
        throw new ConfigException.BadPath(
            section.root().get(entry.getKey()).origin(), entry.getKey(), "unknown key");
      }
    }
    return new XodusSettings(
        section.getBytes("cache"),
        section.getBytes("file-size"),
        section.getInt("min-utilization"));
  }

  EnvironmentConfig toEnvironmentConfig() {
    return new EnvironmentConfig()
        .setMemoryUsage(cacheBytes)
        .setLogCachePageSize(PAGE_BYTES)
        // Two stores must not push each other's pages out, and each closes its own cache.
        .setLogCacheShared(false)
        .setLogFileSize(fileSizeBytes / 1024)
        // The kind of disk is the operator's choice: Docker volumes are often "removable" or
        // remote.
        .setLogAllowRemovable(true)
        .setLogAllowRemote(true)
        .setLogAllowRamDisk(true)
        // Forced to the disk by the store, where a caller asked for it.
        .setLogDurableWrite(false)
        // A view may be held for hours, by a slow reader of a snapshot. By default the monitor
        // would
        // end it after eight.
        .setEnvMonitorTxnsTimeout(0)
        .setEnvMonitorTxnsExpirationTimeout(0)
        .setEnvGatherStatistics(false)
        .setManagementEnabled(false)
        .setGcMinUtilization(minUtilizationPercent)
        // A collection keeps writers out: one file at a time.
        .setGcTransactionTimeout(1);
  }
}
