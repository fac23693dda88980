package io.consuljvm.gossip.core;

/**
 * The versions a node understands and speaks, of memberlist (protocol) and of Serf (delegate). See
 * memberlist, section 8.
 */
public record VersionVector(
    int protocolMin,
    int protocolMax,
    int protocolCurrent,
    int delegateMin,
    int delegateMax,
    int delegateCurrent) {

  /** What a message without versions stands for. It is still written as six bytes. */
  public static final VersionVector NONE = new VersionVector(0, 0, 0, 0, 0, 0);

  /** What Consul 0.7.2 announces. */
  public static final VersionVector CURRENT = new VersionVector(1, 5, 2, 2, 4, 4);

  private static final int STREAM_PING = 3;
  private static final int NACK = 4;
  private static final int CHECKSUM = 5;

  public VersionVector {
    requireByte(protocolMin);
    requireByte(protocolMax);
    requireByte(protocolCurrent);
    requireByte(delegateMin);
    requireByte(delegateMax);
    requireByte(delegateCurrent);
  }

  boolean understandsStreamPing() {
    return protocolMax >= STREAM_PING;
  }

  boolean understandsNack() {
    return protocolMax >= NACK;
  }

  boolean understandsChecksum() {
    return protocolMax >= CHECKSUM;
  }

  private static void requireByte(int version) {
    if (version < 0 || version > 0xff) {
      throw new IllegalArgumentException("version out of range: " + version);
    }
  }
}
