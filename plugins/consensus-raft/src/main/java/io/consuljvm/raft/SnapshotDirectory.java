package io.consuljvm.raft;

import io.consuljvm.codec.CodecException;
import io.consuljvm.raft.core.SnapshotMark;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CheckedInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Snapshots as directories of files, in the original's format (wire/raft.md section 7): {@code
 * <term>-<index>-<unix ms>/} with {@code meta.json} and {@code state.bin}; a name that ends in
 * {@code .tmp} is not finished. The two newest are kept. Safe for any thread, as long as one alone
 * finishes snapshots.
 */
final class SnapshotDirectory {
  static final String META = "meta.json";
  static final String STATE = "state.bin";
  static final String TEMPORARY = ".tmp";
  private static final int KEPT = 2;
  private static final Logger LOG = LoggerFactory.getLogger("snapshot");
  private static final Comparator<SnapshotMeta> OLDEST_FIRST =
      Comparator.comparingLong(SnapshotMeta::term)
          .thenComparingLong(SnapshotMeta::index)
          .thenComparing(SnapshotMeta::id);

  private final Path directory;
  private final AtomicLong spools = new AtomicLong();

  /**
   * @param directory made when it is first needed
   */
  SnapshotDirectory(Path directory) {
    this.directory = directory;
  }

  /** Removes what was not finished when the server stopped. */
  void removeUnfinished() throws IOException {
    for (Path each : children()) {
      if (each.getFileName().toString().endsWith(TEMPORARY)) {
        LOG.warn("Found temporary snapshot: {}", each.getFileName());
        delete(each);
      }
    }
  }

  /** Starts a snapshot whose mark is not known yet. */
  SnapshotSpool create() throws IOException {
    Path spool = directory.resolve("spool-" + spools.incrementAndGet() + TEMPORARY);
    Files.createDirectories(spool);
    return new SnapshotSpool(this, spool);
  }

  /** Those that can be read, newest first. */
  List<SnapshotMeta> list() throws IOException {
    List<SnapshotMeta> found = new ArrayList<>();
    for (Path each : children()) {
      if (!each.getFileName().toString().endsWith(TEMPORARY) && Files.isDirectory(each)) {
        read(each).ifPresent(found::add);
      }
    }
    found.sort(OLDEST_FIRST.reversed());
    return found;
  }

  /** The newest of exactly this index and term. */
  Optional<SnapshotMeta> find(SnapshotMark mark) throws IOException {
    return list().stream().filter(meta -> meta.matches(mark)).findFirst();
  }

  Optional<SnapshotMeta> find(String id) throws IOException {
    Path place = directory.resolve(id);
    return Files.isDirectory(place) ? read(place) : Optional.empty();
  }

  /**
   * The state of a snapshot, which has been read once already, to see that it is whole.
   *
   * @throws IOException if it is not
   */
  InputStream open(SnapshotMeta meta) throws IOException {
    Path state = directory.resolve(meta.id()).resolve(STATE);
    Crc64 crc = new Crc64();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(state), crc)) {
      long size = in.transferTo(OutputStream.nullOutputStream());
      if (size != meta.size() || crc.getValue() != meta.crc().asByteBuffer().getLong()) {
        throw new IOException(
            "snapshot "
                + meta.id()
                + " is damaged: size "
                + size
                + " of "
                + meta.size()
                + ", checksum "
                + Long.toHexString(crc.getValue())
                + " of "
                + meta.crc().hex());
      }
    }
    return new BufferedInputStream(Files.newInputStream(state));
  }

  /** Makes a finished spool visible under its name, durably, and removes what is too many. */
  void adopt(Path spool, String id) throws IOException {
    Files.move(spool, directory.resolve(id));
    Disk.sync(directory);
    List<SnapshotMeta> all = list();
    for (SnapshotMeta old : all.subList(Math.min(KEPT, all.size()), all.size())) {
      LOG.info("reaping snapshot {}", directory.resolve(old.id()));
      delete(directory.resolve(old.id()));
    }
  }

  /** Removes all of it. */
  void deleteAll() throws IOException {
    for (Path each : children()) {
      delete(each);
    }
    Files.deleteIfExists(directory);
  }

  void delete(Path snapshot) throws IOException {
    for (Path file : children(snapshot)) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(snapshot);
  }

  private Optional<SnapshotMeta> read(Path place) {
    String name = place.getFileName().toString();
    try {
      SnapshotMeta meta = SnapshotMeta.read(Files.readAllBytes(place.resolve(META)));
      if (meta.version() > SnapshotMeta.VERSION || !meta.id().equals(name)) {
        LOG.warn("Snapshot version for {} not supported: {}", name, meta.version());
        return Optional.empty();
      }
      return Optional.of(meta);
    } catch (IOException | CodecException e) {
      LOG.warn("Failed to read metadata for {}: {}", name, e.getMessage());
      return Optional.empty();
    }
  }

  private List<Path> children() throws IOException {
    return children(directory);
  }

  private static List<Path> children(Path of) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(of)) {
      entries.forEach(found::add);
    } catch (NoSuchFileException e) {
      return List.of();
    }
    return found;
  }
}
