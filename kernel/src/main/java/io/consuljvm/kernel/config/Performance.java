package io.consuljvm.kernel.config;

import java.time.Duration;

/**
 * Tuning.
 *
 * @param raftMultiplier factor of the timeouts of servers, 1 to 10
 * @param checkUpdateInterval how long a new output of an unchanged check may wait; zero for not
 * @param sessionTtlMin shortest lifetime that may be asked for
 */
public record Performance(
    int raftMultiplier, Duration checkUpdateInterval, Duration sessionTtlMin) {
  static Performance of(Settings settings) {
    return new Performance(
        settings.get(CoreKeys.RAFT_MULTIPLIER),
        settings.get(CoreKeys.CHECK_UPDATE_INTERVAL).length(),
        settings.get(CoreKeys.SESSION_TTL_MIN).length());
  }
}
