package io.consuljvm.kernel.rpc;

import io.consuljvm.spi.consensus.ServerAddress;

/** Where a call is answered. */
sealed interface Route {
  /** By this server. */
  record Here() implements Route {}

  /** By another server of this datacenter: the leader. */
  record Leader(ServerAddress address) implements Route {}

  /** By any server of another datacenter. */
  record Datacenter(String name) implements Route {}
}
