package io.consuljvm.kernel.config;

import java.time.Duration;
import java.util.List;

/**
 * How to join a pool ({@code F076 - F081}).
 *
 * @param atStart agents to join before the start is done
 * @param retry agents to join in the background
 * @param interval pause between two tries
 * @param maxAttempts after so many the agent stops; 0 for never
 * @param reconnectTimeout how long a failed node is kept
 */
public record Join(
    List<String> atStart,
    List<String> retry,
    Duration interval,
    int maxAttempts,
    Duration reconnectTimeout) {
  public Join {
    atStart = List.copyOf(atStart);
    retry = List.copyOf(retry);
  }

  static Join lan(Settings settings) {
    return new Join(
        settings.get(JoinKeys.START_JOIN),
        settings.get(JoinKeys.RETRY_JOIN),
        settings.get(JoinKeys.RETRY_INTERVAL).length(),
        settings.get(JoinKeys.RETRY_MAX),
        settings.get(JoinKeys.RECONNECT_TIMEOUT).length());
  }

  static Join wan(Settings settings) {
    return new Join(
        settings.get(JoinKeys.START_JOIN_WAN),
        settings.get(JoinKeys.RETRY_JOIN_WAN),
        settings.get(JoinKeys.RETRY_INTERVAL_WAN).length(),
        settings.get(JoinKeys.RETRY_MAX_WAN),
        settings.get(JoinKeys.RECONNECT_TIMEOUT_WAN).length());
  }
}
