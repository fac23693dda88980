package io.consuljvm.raft.core;

/**
 * One server of a configuration.
 *
 * @param id the identifier written in type 5 entries; equals the address in protocol 1
 * @param address where to reach it, and the name by which the core knows it
 */
public record Server(String id, ServerAddress address, Suffrage suffrage) {
  public static Server voter(ServerAddress address) {
    return new Server(address.value(), address, Suffrage.VOTER);
  }

  public static Server nonvoter(ServerAddress address) {
    return new Server(address.value(), address, Suffrage.NONVOTER);
  }

  public boolean isVoter() {
    return suffrage == Suffrage.VOTER;
  }
}
