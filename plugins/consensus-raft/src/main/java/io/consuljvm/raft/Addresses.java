package io.consuljvm.raft;

import io.consuljvm.raft.core.ServerAddress;

/** The same name of a server, as the interface has it and as the core has it. */
final class Addresses {
  private Addresses() {}

  static ServerAddress toCore(io.consuljvm.spi.consensus.ServerAddress address) {
    return new ServerAddress(address.value());
  }

  static io.consuljvm.spi.consensus.ServerAddress fromCore(ServerAddress address) {
    return new io.consuljvm.spi.consensus.ServerAddress(address.value());
  }
}
