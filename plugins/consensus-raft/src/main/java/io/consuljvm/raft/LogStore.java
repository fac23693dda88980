package io.consuljvm.raft;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.consuljvm.codec.Codec;
import io.consuljvm.codec.Unsigned;
import io.consuljvm.raft.core.HardState;
import io.consuljvm.raft.core.LogEntry;
import io.consuljvm.raft.core.LogView;
import io.consuljvm.raft.core.ServerAddress;
import io.consuljvm.raft.core.SnapshotMark;
import io.consuljvm.raft.core.Write;
import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.Durability;
import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Reader;
import io.consuljvm.spi.storage.Storage;
import io.consuljvm.spi.storage.Store;
import io.consuljvm.spi.storage.Table;
import io.consuljvm.spi.storage.View;
import io.consuljvm.spi.storage.Writer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a server must not forget: log, term, vote, and the mark of its snapshot. Keys and values are
 * those of the original's files (wire/raft.md section 7). Safe for any thread; written by one.
 */
final class LogStore implements LogView, AutoCloseable {
  static final String NAME = "log";
  private static final Table LOGS = new Table("logs");
  private static final Table CONF = new Table("conf");
  private static final byte[] CURRENT_TERM = "CurrentTerm".getBytes(UTF_8);
  private static final byte[] LAST_VOTE_TERM = "LastVoteTerm".getBytes(UTF_8);
  private static final byte[] LAST_VOTE_CANDIDATE = "LastVoteCand".getBytes(UTF_8);
  private static final byte[] SNAPSHOT = "Snapshot".getBytes(UTF_8);
  private static final byte[] INSTALLING = "Installing".getBytes(UTF_8);
  private static final Codec<MarkBody> MARK = Codec.of(MarkBody.class);

  private final Store store;

  /** A snapshot's mark as it is stored. */
  private record MarkBody(
      @Unsigned long index,
      @Unsigned long term,
      ConfigurationBody configuration,
      @Unsigned long configurationIndex) {
    static MarkBody of(SnapshotMark mark) {
      return new MarkBody(
          mark.index(),
          mark.term(),
          ConfigurationBody.of(mark.configuration()),
          mark.configurationIndex());
    }

    SnapshotMark toMark() {
      return new SnapshotMark(index, term, configuration.toConfiguration(), configurationIndex);
    }
  }

  LogStore(Storage storage) {
    store = storage.open(NAME, Set.of(LOGS, CONF));
  }

  HardState hardState() {
    try (View view = store.view()) {
      long term = number(view, CURRENT_TERM);
      Optional<ServerAddress> votedFor =
          view.get(CONF, LAST_VOTE_CANDIDATE)
              .filter(candidate -> number(view, LAST_VOTE_TERM) == term)
              .map(candidate -> new ServerAddress(new String(candidate, UTF_8)));
      return new HardState(term, votedFor);
    }
  }

  Optional<SnapshotMark> snapshot() {
    try (View view = store.view()) {
      return view.get(CONF, SNAPSHOT).map(MARK::decode).map(MarkBody::toMark);
    }
  }

  /** Name of the snapshot file that was being installed when the server stopped. */
  Optional<String> installing() {
    try (View view = store.view()) {
      return view.get(CONF, INSTALLING).map(name -> new String(name, UTF_8));
    }
  }

  boolean isEmpty() {
    return lastIndex() == 0 && hardState().term() == 0 && snapshot().isEmpty();
  }

  @Override
  public long firstIndex() {
    try (View view = store.view();
        Cursor cursor = view.scan(LOGS, KeyRange.all())) {
      return cursor.next() ? index(cursor.key()) : afterSnapshot();
    }
  }

  @Override
  public long lastIndex() {
    try (View view = store.view();
        Cursor cursor = view.scanBackwards(LOGS, KeyRange.all())) {
      return cursor.next() ? index(cursor.key()) : afterSnapshot() - 1;
    }
  }

  @Override
  public long term(long index) {
    return entries(index, 1).getFirst().term();
  }

  @Override
  public List<LogEntry> entries(long from, int maxCount) {
    List<LogEntry> found = new ArrayList<>();
    try (View view = store.view();
        Cursor cursor = view.scan(LOGS, KeyRange.from(key(from)))) {
      while (found.size() < maxCount && cursor.next()) {
        found.add(LogRecord.decode(cursor.value()));
      }
    }
    if (found.isEmpty() || found.getFirst().index() != from) {
      throw new IllegalStateException("the log on disk does not hold entry " + from);
    }
    return found;
  }

  /** Makes all of it durable by one commit. */
  void commit(List<Consumer<Writer>> changes) {
    store.write(
        Durability.SYNCED,
        writer -> {
          changes.forEach(change -> change.accept(writer));
          return null;
        });
  }

  /** A write of the core's that installs nothing. */
  static Consumer<Writer> change(Write write) {
    return writer -> {
      write.hardState().ifPresent(hardState -> put(writer, hardState));
      write.truncateFrom().ifPresent(from -> writer.deleteRange(LOGS, KeyRange.from(key(from))));
      for (LogEntry entry : write.entries()) {
        writer.put(LOGS, key(entry.index()), LogRecord.encode(entry));
      }
      write
          .compactThrough()
          .ifPresent(through ->
              writer.deleteRange(LOGS, new KeyRange(new byte[0], Optional.of(key(through + 1)))));
    };
  }

  static Consumer<Writer> mark(SnapshotMark mark) {
    return writer -> writer.put(CONF, SNAPSHOT, MARK.encode(MarkBody.of(mark)));
  }

  /** Puts a snapshot in the place of the log, and remembers the file it is to be read from. */
  static Consumer<Writer> install(SnapshotMark mark, String file) {
    return replaceLog(mark).andThen(w -> w.put(CONF, INSTALLING, file.getBytes(UTF_8)));
  }

  static Consumer<Writer> installed() {
    return writer -> writer.delete(CONF, INSTALLING);
  }

  /** Drops the whole log in favour of a state machine that stands at {@code mark}. */
  static Consumer<Writer> replaceLog(SnapshotMark mark) {
    return mark(mark).andThen(writer -> writer.deleteRange(LOGS, KeyRange.all()));
  }

  @Override
  public void close() {
    store.close();
  }

  private long afterSnapshot() {
    return snapshot().map(SnapshotMark::index).orElse(0L) + 1;
  }

  private static void put(Writer writer, HardState hardState) {
    writer.put(CONF, CURRENT_TERM, key(hardState.term()));
    hardState
        .votedFor()
        .ifPresent(candidate -> {
          writer.put(CONF, LAST_VOTE_TERM, key(hardState.term()));
          writer.put(CONF, LAST_VOTE_CANDIDATE, candidate.value().getBytes(UTF_8));
        });
  }

  private static long number(Reader reader, byte[] key) {
    return reader.get(CONF, key).map(LogStore::index).orElse(0L);
  }

  private static byte[] key(long index) {
    return ByteBuffer.allocate(Long.BYTES).putLong(index).array();
  }

  private static long index(byte[] key) {
    return ByteBuffer.wrap(key).getLong();
  }
}
