package io.consuljvm.raft.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The servers of the cluster, in the order they were added; empty before the bootstrap. */
public record Configuration(List<Server> servers) {
  public static final Configuration EMPTY = new Configuration(List.of());

  /** Throws {@link IllegalArgumentException} if two servers share an address. */
  public Configuration {
    servers = List.copyOf(servers);
    var seen = new HashSet<ServerAddress>();
    for (Server server : servers) {
      if (!seen.add(server.address())) {
        throw new IllegalArgumentException("server twice in a configuration: " + server.address());
      }
    }
  }

  public static Configuration ofVoters(List<ServerAddress> voters) {
    return new Configuration(voters.stream().map(Server::voter).toList());
  }

  public Optional<Server> find(ServerAddress address) {
    return servers.stream().filter(s -> s.address().equals(address)).findFirst();
  }

  public boolean isVoter(ServerAddress address) {
    for (Server server : servers) {
      if (server.address().equals(address)) {
        return server.isVoter();
      }
    }
    return false;
  }

  public List<ServerAddress> voters() {
    var voters = new ArrayList<ServerAddress>(servers.size());
    for (Server server : servers) {
      if (server.isVoter()) {
        voters.add(server.address());
      }
    }
    return voters;
  }

  /**
   * This configuration with {@code server} in the place of the one of the same address, or last.
   */
  Configuration with(Server server) {
    var changed = new ArrayList<Server>(servers);
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).address().equals(server.address())) {
        changed.set(i, server);
        return new Configuration(changed);
      }
    }
    changed.add(server);
    return new Configuration(changed);
  }

  Configuration without(ServerAddress address) {
    return new Configuration(servers.stream().filter(s -> !s.address().equals(address)).toList());
  }
}
