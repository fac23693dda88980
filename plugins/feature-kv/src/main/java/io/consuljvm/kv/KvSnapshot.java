package io.consuljvm.kv;

import io.consuljvm.codec.Codec;
import io.consuljvm.codec.CodecException;
import io.consuljvm.codec.MsgpackReader;
import io.consuljvm.spi.state.SnapshotPart;
import io.consuljvm.spi.state.SnapshotSink;
import io.consuljvm.spi.state.StateTransaction;
import io.consuljvm.spi.state.StateView;
import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.KeyRange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Keys and tombstones in snapshots (wire/raft.md section 9, items 5 and 6). */
final class KvSnapshot implements SnapshotPart {
  private static final int ENTRY = 2;
  private static final int TOMBSTONE = 5;
  private static final Codec<DirEntry> RECORD = Codec.of(DirEntry.class);

  private final Sessions sessions;

  KvSnapshot(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public int order() {
    return 50;
  }

  @Override
  public Set<Integer> types() {
    return Set.of(ENTRY, TOMBSTONE);
  }

  @Override
  public void write(StateView view, SnapshotSink sink) throws IOException {
    try (Cursor cursor = view.scan(KvTables.KVS, KeyRange.all())) {
      while (cursor.next()) {
        Entry entry = StoredEntry.decode(Keys.text(cursor.key()), cursor.value());
        sink.record(ENTRY, RECORD.encode(DirEntry.of(entry)));
      }
    }
    try (Cursor cursor = view.scan(KvTables.TOMBSTONES, KeyRange.all())) {
      while (cursor.next()) {
        DirEntry deleted = DirEntry.ofKey(Keys.text(cursor.key()), Keys.index(cursor.value()));
        sink.record(TOMBSTONE, RECORD.encode(deleted));
      }
    }
  }

  private static DirEntry read(InputStream in) throws IOException {
    try {
      return RECORD.read(MsgpackReader.of(in));
    } catch (CodecException e) {
      throw new IOException("damaged key record: " + e.getMessage(), e);
    }
  }

  @Override
  public void restore(StateTransaction transaction, int type, InputStream in) throws IOException {
    DirEntry entry = read(in);
    KvWrites writes = new KvWrites(transaction, sessions);
    if (type == ENTRY) {
      writes.restore(entry.entry());
    } else {
      writes.restoreTombstone(entry.key(), entry.modifyIndex());
    }
  }
}
