package io.consuljvm.gossip.core;

/**
 * Where a member listens, for packets and streams alike.
 *
 * @param address 4 or 16 bytes, exactly as announced: an IPv4 address mapped into IPv6 is a
 *     different address to the protocol
 * @param port 0 to 65535; 0 stands for the receiver's own port
 */
public record Endpoint(Bytes address, int port) {

  public Endpoint {
    if (port < 0 || port > 0xffff) {
      throw new IllegalArgumentException("port out of range: " + port);
    }
  }

  Endpoint withPort(int other) {
    return new Endpoint(address, other);
  }

  /** The address alone: dotted, or colon form with the longest run of zeros left out. */
  public String host() {
    return IpText.of(address);
  }

  /** {@code 127.0.0.1:8301} or {@code [::1]:8301}. */
  @Override
  public String toString() {
    String host = host();
    return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
  }
}
