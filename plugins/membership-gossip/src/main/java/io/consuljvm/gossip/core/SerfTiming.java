package io.consuljvm.gossip.core;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.time.Duration;

/**
 * The pace of Serf, the same in all of Consul's pools.
 *
 * @param broadcastTimeout how long a leave, a removal or a change of tags waits for its broadcast
 *     to be sent. Longer makes a leave surer to be heard, and a shutdown slower
 * @param reapInterval between two looks for members to forget
 * @param reconnectInterval between two attempts to reach a failed member again
 * @param reconnectTimeout how long a failed member is kept and tried. Longer survives longer
 *     outages, and lists the dead for longer
 * @param tombstoneTimeout how long a member that left is kept, so that late news of it are
 *     recognised
 * @param recentIntentTimeout how long an intent about an unknown member is kept. Too short, and an
 *     old intent goes round for ever
 * @param queryTimeoutMult the default time of a query: {@code gossipInterval × mult × ceil(log10(n
 *     + 1))}
 * @param memberCoalesce merging of member events; off in Consul
 * @param userCoalesce merging of user events that allow it; off in Consul
 */
public record SerfTiming(
    Duration broadcastTimeout,
    Duration reapInterval,
    Duration reconnectInterval,
    Duration reconnectTimeout,
    Duration tombstoneTimeout,
    Duration recentIntentTimeout,
    int queryTimeoutMult,
    Coalescing memberCoalesce,
    Coalescing userCoalesce) {

  /**
   * When collected events are handed on: after {@code period} at the latest, or as soon as nothing
   * came for {@code quiescent}. Longer gives fewer and larger events, later. Off unless both are
   * positive.
   */
  public record Coalescing(Duration period, Duration quiescent) {

    public static final Coalescing OFF = new Coalescing(ZERO, ZERO);

    boolean isOn() {
      return period.isPositive() && quiescent.isPositive();
    }
  }

  /** As Consul sets it; Serf's own default differs in a reconnect timeout of 24 hours. */
  public static SerfTiming consul() {
    return new SerfTiming(
        ofSeconds(5),
        ofSeconds(15),
        ofSeconds(30),
        ofHours(72),
        ofHours(24),
        ofMinutes(5),
        16,
        Coalescing.OFF,
        Coalescing.OFF);
  }

  public SerfTiming withReconnectTimeout(Duration timeout) {
    return new SerfTiming(
        broadcastTimeout,
        reapInterval,
        reconnectInterval,
        timeout,
        tombstoneTimeout,
        recentIntentTimeout,
        queryTimeoutMult,
        memberCoalesce,
        userCoalesce);
  }

  public SerfTiming withCoalescing(Coalescing members, Coalescing users) {
    return new SerfTiming(
        broadcastTimeout,
        reapInterval,
        reconnectInterval,
        reconnectTimeout,
        tombstoneTimeout,
        recentIntentTimeout,
        queryTimeoutMult,
        members,
        users);
  }
}
