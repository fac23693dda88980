package io.consuljvm.raft;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.Codec;
import io.consuljvm.codec.Unsigned;
import io.consuljvm.raft.core.Configuration;
import io.consuljvm.raft.core.SnapshotMark;
import java.nio.ByteBuffer;

/**
 * The content of {@code meta.json} (wire/raft.md section 7).
 *
 * @param peers the voters as a legacy list
 * @param size bytes of {@code state.bin}
 * @param crc CRC-64/XZ of {@code state.bin}, big-endian
 */
record SnapshotMeta(
    int version,
    String id,
    @Unsigned long index,
    @Unsigned long term,
    Bytes peers,
    ConfigurationBody configuration,
    @Unsigned long configurationIndex,
    long size,
    Bytes crc) {
  static final int VERSION = 1;
  private static final Codec<SnapshotMeta> CODEC = Codec.of(SnapshotMeta.class);

  static SnapshotMeta of(String id, SnapshotMark mark, long size, long crc) {
    return new SnapshotMeta(
        VERSION,
        id,
        mark.index(),
        mark.term(),
        Bytes.wrap(LegacyPeers.encode(mark.configuration())),
        ConfigurationBody.of(mark.configuration()),
        mark.configurationIndex(),
        size,
        Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(crc).array()));
  }

  static SnapshotMeta read(byte[] json) {
    return CODEC.fromJson(json);
  }

  byte[] toJson() {
    return CODEC.toJson(this);
  }

  SnapshotMark mark() {
    // Version 0 knows the legacy list alone.
    Configuration servers =
        version == 0 ? LegacyPeers.decode(peers) : configuration.toConfiguration();
    return new SnapshotMark(index, term, servers, configurationIndex);
  }

  boolean matches(SnapshotMark mark) {
    return index == mark.index() && term == mark.term();
  }
}
