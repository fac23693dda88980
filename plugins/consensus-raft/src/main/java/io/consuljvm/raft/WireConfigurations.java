package io.consuljvm.raft;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.CodecException;
import io.consuljvm.raft.core.Command;
import io.consuljvm.raft.core.Configuration;
import io.consuljvm.raft.core.ConfigurationCodec;
import io.consuljvm.raft.core.EntryType;
import io.consuljvm.raft.core.LogEntry;
import io.consuljvm.raft.core.Payload;
import io.consuljvm.raft.core.Server;

/**
 * Configurations in log entries. Written as protocol 1 writes them, type 3, as long as that can say
 * it: it knows voters only, and no identifier but the address (wire/raft.md section 4).
 */
final class WireConfigurations implements ConfigurationCodec {
  @Override
  public Command encode(Configuration configuration) {
    boolean legacy = configuration.servers().stream().allMatch(WireConfigurations::isPlainVoter);
    return legacy
        ? new Command(EntryType.REMOVE_PEER, Payload.owning(LegacyPeers.encode(configuration)))
        : new Command(
            EntryType.CONFIGURATION, Payload.owning(ConfigurationBody.encode(configuration)));
  }

  @Override
  public Configuration decode(LogEntry entry) {
    Bytes data = Bytes.copyOf(entry.data().buffer());
    try {
      return entry.type() == EntryType.CONFIGURATION
          ? ConfigurationBody.decode(data)
          : LegacyPeers.decode(data);
    } catch (CodecException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "configuration in entry " + entry.index() + ": " + data, e);
    }
  }

  private static boolean isPlainVoter(Server server) {
    return server.isVoter() && server.id().equals(server.address().value());
  }
}
