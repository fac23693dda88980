package io.consuljvm.gossip.core;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import java.time.Duration;

/**
 * The pace of memberlist. The presets hold what Consul 0.7.2 runs with (memberlist, section 10); a
 * pool whose members differ in these values still works, but detects unevenly.
 *
 * @param streamTimeout for dialling and for a whole exchange over a stream. Longer tolerates slow
 *     links, and lets a join hang longer on a dead address
 * @param probeInterval between two probes by one node. Shorter finds failures sooner, at one ping
 *     per node and interval; also the unit of the suspicion time
 * @param probeTimeout how long a direct ack may take before others are asked; the 99th percentile
 *     of the round trip. Shorter asks others sooner, and needlessly on a slow network
 * @param indirectChecks how many others are asked to ping a silent node. More makes a false
 *     suspicion less likely and costs as many packets per silent node
 * @param suspicionMult time to refute: {@code mult × max(1, log10(n)) × probeInterval}. Higher
 *     gives a slow node longer to answer, and leaves a dead one listed for longer
 * @param suspicionMaxMult the longest suspicion as a multiple of the shortest, used while nobody
 *     else confirms it. Higher protects others from a node that is itself cut off
 * @param retransmitMult how often a broadcast is sent: {@code mult × ceil(log10(n + 1))}. Higher
 *     reaches everyone more surely and costs bandwidth in proportion
 * @param gossipInterval between two rounds of gossip. Shorter spreads news faster, at more packets
 * @param gossipNodes how many nodes each round goes to
 * @param gossipToTheDead how long a dead node still gets gossip, so that it can refute
 * @param pushPullInterval between two full exchanges with a random node, up to 32 nodes; longer in
 *     larger pools. Shorter repairs what gossip missed sooner, at the price of the whole state each
 *     time
 * @param awarenessMax one more than the highest health score: a node that doubts itself probes up
 *     to this many times slower
 */
public record Timing(
    Duration streamTimeout,
    Duration probeInterval,
    Duration probeTimeout,
    int indirectChecks,
    int suspicionMult,
    int suspicionMaxMult,
    int retransmitMult,
    Duration gossipInterval,
    int gossipNodes,
    Duration gossipToTheDead,
    Duration pushPullInterval,
    int awarenessMax) {

  public Timing {
    requirePositive(streamTimeout, "streamTimeout");
    requirePositive(probeInterval, "probeInterval");
    requirePositive(probeTimeout, "probeTimeout");
    requirePositive(gossipInterval, "gossipInterval");
    requirePositive(pushPullInterval, "pushPullInterval");
    if (awarenessMax < 1) {
      throw new IllegalArgumentException("awarenessMax: must be at least 1, is " + awarenessMax);
    }
  }

  /** One datacenter. */
  public static Timing lan() {
    return new Timing(
        ofSeconds(10),
        ofSeconds(1),
        ofMillis(500),
        3,
        5,
        6,
        4,
        ofMillis(200),
        3,
        ofSeconds(30),
        ofSeconds(30),
        8);
  }

  /** Between datacenters. */
  public static Timing wan() {
    return new Timing(
        ofSeconds(30),
        ofSeconds(5),
        ofSeconds(3),
        3,
        6,
        6,
        4,
        ofMillis(500),
        4,
        ofSeconds(60),
        ofSeconds(60),
        8);
  }

  /** One machine. */
  public static Timing local() {
    return new Timing(
        ofSeconds(1),
        ofSeconds(1),
        ofMillis(200),
        1,
        3,
        6,
        2,
        ofMillis(100),
        3,
        ofSeconds(15),
        ofSeconds(15),
        8);
  }

  private static void requirePositive(Duration duration, String name) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(name + ": must be positive, is " + duration);
    }
  }
}
