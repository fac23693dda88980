package io.consuljvm.raft;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.Codec;
import io.consuljvm.raft.core.Configuration;
import io.consuljvm.raft.core.Server;
import io.consuljvm.raft.core.ServerAddress;
import io.consuljvm.raft.core.Suffrage;
import java.util.List;

/** A configuration in msgpack and JSON (wire/raft.md section 4, entry type 5). */
record ConfigurationBody(List<ServerBody> servers) {
  private static final Codec<ConfigurationBody> CODEC = Codec.of(ConfigurationBody.class);

  record ServerBody(int suffrage, String id, String address) {}

  static ConfigurationBody of(Configuration configuration) {
    return new ConfigurationBody(
        configuration.servers().stream()
            .map(s -> new ServerBody(s.suffrage().ordinal(), s.id(), s.address().value()))
            .toList());
  }

  static byte[] encode(Configuration configuration) {
    return CODEC.encode(of(configuration));
  }

  /**
   * @throws RuntimeException if it is none
   */
  static Configuration decode(Bytes msgpack) {
    return CODEC.decode(msgpack).toConfiguration();
  }

  Configuration toConfiguration() {
    return new Configuration(
        servers.stream()
            .map(s ->
                new Server(s.id(), new ServerAddress(s.address()), Suffrage.values()[s.suffrage()]))
            .toList());
  }
}
