package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import io.consuljvm.gossip.core.Message;
import java.util.List;
import java.util.Optional;

/**
 * From messages to a packet: encodes, joins, compresses what becomes shorter, adds a checksum,
 * seals (memberlist, section 4). Immutable, safe for any thread; a changed keyring takes a new one.
 */
final class PacketWriter {
  private final Optional<Encryption> encryption;

  PacketWriter(Optional<Encryption> encryption) {
    this.encryption = encryption;
  }

  /**
   * @param parts at least one; more are always joined
   * @param compound whether a single one is wrapped, too
   * @param checksum whether the receiver understands a checksum header
   */
  Bytes write(List<Message> parts, boolean compound, boolean checksum) {
    List<Bytes> encoded = parts.stream().map(MemberlistCodec::encode).toList();
    boolean joined = compound || encoded.size() != 1;
    Bytes shortest =
        Compression.wrapIfShorter(joined ? Compound.join(encoded) : encoded.getFirst());
    Bytes checked = checksum ? Checksum.wrap(shortest) : shortest;
    return encryption.isPresent() ? encryption.get().seal(checked, Bytes.EMPTY) : checked;
  }
}
