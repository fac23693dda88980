package io.consuljvm.raft;

import io.consuljvm.raft.core.SnapshotMark;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CheckedOutputStream;

/** A snapshot that is being written. Owned by one thread at a time. */
final class SnapshotSpool {
  private final SnapshotDirectory directory;
  private final Path place;
  private final Crc64 crc = new Crc64();
  private final OutputStream out;
  private volatile boolean claimed;

  SnapshotSpool(SnapshotDirectory directory, Path place) throws IOException {
    this.directory = directory;
    this.place = place;
    this.out =
        new CheckedOutputStream(
            new BufferedOutputStream(Files.newOutputStream(state()), 1 << 16), crc);
  }

  OutputStream out() {
    return out;
  }

  /** Makes what was written a durable snapshot. */
  SnapshotMeta finish(SnapshotMark mark, long unixMillis) throws IOException {
    out.close();
    String id = mark.term() + "-" + mark.index() + "-" + unixMillis;
    SnapshotMeta meta = SnapshotMeta.of(id, mark, Files.size(state()), crc.getValue());
    Path description = place.resolve(SnapshotDirectory.META);
    Files.write(description, meta.toJson());
    Disk.sync(state());
    Disk.sync(description);
    Disk.sync(place);
    directory.adopt(place, id);
    return meta;
  }

  /** From now on it belongs to the installation, which finishes it. */
  void claim() {
    claimed = true;
  }

  /** Removes it, unless it is {@linkplain #claim claimed}. */
  void discard() throws IOException {
    if (!claimed) {
      out.close();
      directory.delete(place);
    }
  }

  private Path state() {
    return place.resolve(SnapshotDirectory.STATE);
  }
}
