package io.consuljvm.spi.consensus;

/**
 * A server of the quorum, as all servers know it: the advertised RPC address as {@code ip:port},
 * with brackets around an IPv6 address (wire/raft.md section 1).
 */
public record ServerAddress(String value) {
  @Override
  public String toString() {
    return value;
  }
}
