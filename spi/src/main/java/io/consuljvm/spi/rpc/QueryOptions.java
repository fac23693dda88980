package io.consuljvm.spi.rpc;

import io.consuljvm.codec.Unsigned;
import java.time.Duration;

/**
 * How a read wants to be answered; inlined in the argument of every read method (wire/server-rpc.md
 * section 4).
 *
 * @param token ACL token, empty for the anonymous one
 * @param minQueryIndex blocks until the result's index is above it; 0 does not block. Unsigned
 * @param maxQueryTime how long to block; zero or less means the default of 300 s
 * @param allowStale any server may answer
 * @param requireConsistent the leader makes sure it still is one before it answers
 */
public record QueryOptions(
    String token,
    @Unsigned long minQueryIndex,
    Duration maxQueryTime,
    boolean allowStale,
    boolean requireConsistent) {
  /** A read by the leader that does not wait. */
  public static QueryOptions of(String token) {
    return new QueryOptions(token, 0, Duration.ZERO, false, false);
  }
}
