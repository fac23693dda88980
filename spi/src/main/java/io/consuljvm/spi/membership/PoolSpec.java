package io.consuljvm.spi.membership;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a pool is to be.
 *
 * @param kind decides the timing ({@code B270 - B272})
 * @param name this member's name
 * @param bind where to listen, TCP and UDP
 * @param advertise where others reach it
 * @param tags what it says of itself
 * @param encryptionKey base64 key for a keyring that does not exist yet; empty for none
 * @param keyringFile where keys are kept; empty keeps them in memory
 * @param snapshotFile where members are remembered; empty forgets them
 * @param rejoinAfterLeave rejoin even after having left ({@code B276})
 * @param reconnectTimeout after which a failed member is forgotten ({@code F050})
 * @param disableCoordinates keeps no network coordinates
 * @param admit asked with all members that an incoming or outgoing merge would bring, or one that
 *     announced itself; a text refuses them ({@code B266, B267})
 */
public record PoolSpec(
    Kind kind,
    String name,
    InetSocketAddress bind,
    InetSocketAddress advertise,
    Map<String, String> tags,
    Optional<String> encryptionKey,
    Optional<Path> keyringFile,
    Optional<Path> snapshotFile,
    boolean rejoinAfterLeave,
    Duration reconnectTimeout,
    boolean disableCoordinates,
    Function<List<Member>, Optional<String>> admit) {
  public PoolSpec {
    tags = Map.copyOf(tags);
  }

  /** The two kinds of pools. */
  public enum Kind {
    /** All agents of a datacenter. */
    LAN,
    /** The servers of all datacenters. */
    WAN
  }
}
