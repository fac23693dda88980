package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import io.consuljvm.gossip.core.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From a packet to its messages: opens, checks, decompresses, splits, decodes (memberlist, section
 * 4). Immutable, safe for any thread; a changed keyring takes a new one.
 *
 * <p>The original unwraps whatever it finds as often as it finds it. Its senders only ever compress
 * a compound and never the other way round, so here each layer is unwrapped once, and a packet of
 * 64 KiB cannot unfold into gigabytes.
 */
final class PacketReader {
  /** As large as a packet can be before it is compressed. */
  static final int EXPANDED_LIMIT = 1 << 16;

  private final Optional<Encryption> encryption;

  PacketReader(Optional<Encryption> encryption) {
    this.encryption = encryption;
  }

  /** Never fails: what cannot be read is among the drops. */
  ReceivedPacket read(Bytes packet) {
    List<Message> messages = new ArrayList<>();
    Drops drops = new Drops();
    try {
      Bytes opened = encryption.isPresent() ? encryption.get().open(packet, Bytes.EMPTY) : packet;
      Bytes expanded = expand(Checksum.strip(opened));
      if (isOf(MessageType.COMPOUND, expanded)) {
        for (Bytes part : Compound.split(expanded.slice(1), drops)) {
          readPart(part, messages, drops);
        }
      } else {
        readPart(expanded, messages, drops);
      }
    } catch (RefusedException refused) {
      drops.add(refused);
    }
    return new ReceivedPacket(messages, drops.toList());
  }

  private static Bytes expand(Bytes message) throws RefusedException {
    return isOf(MessageType.COMPRESS, message)
        ? Compression.unwrap(message.slice(1), EXPANDED_LIMIT)
        : message;
  }

  private static void readPart(Bytes part, List<Message> messages, Drops drops) {
    try {
      if (isOf(MessageType.COMPRESS, part)) {
        throw new RefusedException(DropReason.NESTED_COMPRESSION, "compressed inside another");
      }
      if (isOf(MessageType.COMPOUND, part)) {
        throw new RefusedException(DropReason.NESTED_COMPOUND, "compound inside another");
      }
      messages.add(MemberlistCodec.decode(part));
    } catch (RefusedException refused) {
      drops.add(refused);
    }
  }

  private static boolean isOf(int type, Bytes message) {
    return !message.isEmpty() && message.get(0) == type;
  }
}
