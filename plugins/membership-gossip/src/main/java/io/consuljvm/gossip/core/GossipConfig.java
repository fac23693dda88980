package io.consuljvm.gossip.core;

import java.util.Optional;

/**
 * What one member of one pool is configured with.
 *
 * @param name of this node in the pool
 * @param advertised where others reach it
 * @param bindPort the port that stands in where a peer names port 0
 * @param keyring present if encryption is on
 * @param mergeRule who may share the pool
 * @param coordinates whether network coordinates are kept and sent in acks
 * @param resolvesNameConflicts whether this node gives way when the pool knows another one by its
 *     name; Consul: clients only
 * @param recordsSnapshot whether {@link Output.Record} is wanted
 */
public record GossipConfig(
    String name,
    Endpoint advertised,
    int bindPort,
    VersionVector versions,
    Tags tags,
    Timing timing,
    SerfTiming serfTiming,
    Optional<Keyring> keyring,
    MergeRule mergeRule,
    boolean coordinates,
    boolean resolvesNameConflicts,
    boolean recordsSnapshot) {

  public GossipConfig {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("name: must not be empty");
    }
  }

  /** A member with everything on, open to all, unencrypted. */
  public static GossipConfig of(String name, Endpoint advertised, Tags tags, Timing timing) {
    return new GossipConfig(
        name,
        advertised,
        advertised.port(),
        VersionVector.CURRENT,
        tags,
        timing,
        SerfTiming.consul(),
        Optional.empty(),
        MergeRule.acceptAll(),
        true,
        true,
        true);
  }
}
