package io.consuljvm.raft.core;

/**
 * Names a server: the text {@code ip:port} of its advertised RPC address (wire/raft.md, section 1).
 * Protocol 1 has no other identity, and every message names servers this way.
 */
public record ServerAddress(String value) implements Comparable<ServerAddress> {
  public ServerAddress {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("empty server address");
    }
  }

  @Override
  public int compareTo(ServerAddress other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
