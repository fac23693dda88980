package io.consuljvm.raft;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.Codec;
import io.consuljvm.raft.core.Configuration;
import io.consuljvm.raft.core.ServerAddress;
import java.util.List;

/** The voters as a list of addresses, nil if there is none (wire/raft.md sections 3 and 4). */
final class LegacyPeers {
  private static final Codec<List<String>> CODEC = Codec.of(String.class).list();
  private static final byte[] NIL = {(byte) 0xc0};

  private LegacyPeers() {}

  static byte[] encode(Configuration configuration) {
    List<String> voters = configuration.voters().stream().map(ServerAddress::value).toList();
    return voters.isEmpty() ? NIL.clone() : CODEC.encode(voters);
  }

  static Configuration decode(Bytes msgpack) {
    return Configuration.ofVoters(CODEC.decode(msgpack).stream().map(ServerAddress::new).toList());
  }
}
