package io.consuljvm.raft;

import io.consuljvm.codec.CodecException;
import io.consuljvm.codec.Json;
import io.consuljvm.raft.core.Configuration;
import io.consuljvm.raft.core.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code peers.json}, by which an operator names the servers of a cluster that has lost its quorum
 * (F184, F185; wire/raft.md section 7). It counts only where {@code peers.info} stood before, so
 * that what an old version has left behind does not.
 */
final class PeersFile {
  private static final Logger LOG = LoggerFactory.getLogger("consul");
  private static final String INFO =
      """
      A file peers.json beside this one recovers a cluster that cannot get a quorum any more. It is
      not needed, and not to be there, while the cluster works: who belongs to it is in the log.

      To recover, stop all servers that are left, and give each the same peers.json, a JSON list of
      the addresses of exactly these servers, with the port of server RPC:

        ["10.0.1.8:8300", "10.0.1.6:8300", "10.0.1.7:8300"]

      Then start them. Each takes everything in its log for committed, whether it was or not, puts
      the list in the place of the cluster it knew, and removes peers.json.
      """;

  private final Path info;
  private final Path file;

  PeersFile(Path directory) {
    info = directory.resolve("peers.info");
    file = directory.resolve("peers.json");
  }

  /**
   * The configuration to force, if an operator wants one.
   *
   * @throws IOException if the file cannot be understood
   */
  Optional<Configuration> read() throws IOException {
    if (!Files.exists(info)) {
      Files.createDirectories(info.getParent());
      Files.writeString(info, INFO);
      if (Files.deleteIfExists(file)) {
        LOG.info("deleted peers.json file (see peers.info for details)");
      }
      return Optional.empty();
    }
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    LOG.info("found peers.json file, recovering Raft configuration...");
    return Optional.of(parse(Files.readAllBytes(file)));
  }

  /** The recovery is done. */
  void remove() throws IOException {
    Files.delete(file);
    LOG.info("deleted peers.json file after successful recovery");
  }

  private static Configuration parse(byte[] json) throws IOException {
    try {
      if (Json.parse(json) instanceof List<?> list && !list.isEmpty()) {
        List<ServerAddress> voters = new ArrayList<>();
        for (Object each : list) {
          if (!(each instanceof String address)) {
            throw new IOException("recovery failed to parse peers.json: not a list of addresses");
          }
          voters.add(new ServerAddress(address));
        }
        return Configuration.ofVoters(voters);
      }
      throw new IOException("recovery failed to parse peers.json: no servers in it");
    } catch (CodecException | IllegalArgumentException e) {
      throw new IOException("recovery failed to parse peers.json: " + e.getMessage(), e);
    }
  }
}
