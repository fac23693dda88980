package io.consuljvm.kernel.state;

import io.consuljvm.spi.state.Command;
import io.consuljvm.spi.state.SnapshotPart;
import io.consuljvm.spi.storage.Durability;
import io.consuljvm.spi.storage.StorageException;
import io.consuljvm.spi.storage.Store;
import io.consuljvm.spi.storage.Table;
import io.consuljvm.spi.storage.Writer;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a snapshot (wire/raft.md section 9) into the generation of tables that nobody sees, a few
 * megabytes at a time, so that neither a broken stream nor a large one does harm. Used once, by the
 * thread that applies.
 */
final class Restoration {
  private static final int CHUNK_BYTES = 4 << 20;
  private static final int CHUNK_RECORDS = 10_000;

  private final Store store;
  private final StateSchema schema;
  private final StoredTables stored;
  private final Map<Table, Integer> slots;
  private final int generation;
  private final InputStream in;

  private final List<Runnable> actions = new ArrayList<>();
  private long[] indexes;
  private long lastIndex;
  private long foreignRecords;

  Restoration(
      Store store,
      StateSchema schema,
      StoredTables stored,
      Map<Table, Integer> slots,
      int generation,
      InputStream in) {
    this.store = store;
    this.schema = schema;
    this.stored = stored;
    this.slots = slots;
    this.generation = generation;
    this.in = new BufferedInputStream(in);
    this.indexes = new long[slots.size()];
  }

  /** Reads everything; the tables of the generation must be empty before. */
  void run() throws IOException {
    lastIndex = SnapshotHeader.read(in).lastIndex();
    try {
      boolean more = true;
      while (more) {
        more = store.write(Durability.EVENTUAL, this::chunk);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Table indexes as restored. */
  long[] indexes() {
    return indexes;
  }

  /** {@code LastIndex}, if there are records that nobody reads; else 0. */
  long foreignIndex() {
    return foreignRecords > 0 ? lastIndex : 0;
  }

  /** To be run once the restored state is the one that counts. */
  List<Runnable> actions() {
    return actions;
  }

  private boolean chunk(Writer writer) {
    var transaction = new CommandTransaction(writer, stored, generation, slots, indexes);
    transaction.begin(lastIndex);
    try {
      boolean more = records(transaction);
      indexes = transaction.indexes();
      actions.addAll(transaction.acceptedActions());
      return more;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there are records left behind this chunk. */
  private boolean records(CommandTransaction transaction) throws IOException {
    long bytes = 0;
    for (int records = 0; records < CHUNK_RECORDS && bytes < CHUNK_BYTES; records++) {
      int type = in.read();
      if (type < 0) {
        return false;
      }
      byte[] body = RawValue.take(in);
      record(transaction, type, body);
      transaction.accept();
      bytes += body.length;
    }
    return true;
  }

  private void record(CommandTransaction transaction, int type, byte[] body) throws IOException {
    if (type >= Command.IGNORE_UNKNOWN) {
      throw new IOException("Unrecognized msg type: [" + type + "]");
    }
    Optional<SnapshotPart> part = schema.partOf(type);
    if (part.isEmpty()) {
      keep(transaction, type, body);
      return;
    }
    InputStream value = new ByteArrayInputStream(body);
    try {
      part.get().restore(transaction, type, value);
    } catch (StorageException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IOException("damaged record of type " + type + ": " + e.getMessage(), e);
    }
    if (value.available() > 0) {
      throw new IOException(
          "record of type " + type + " has " + value.available() + " bytes that nobody read");
    }
  }

  /** Nobody knows it, but it is not ours to lose: whoever adds the feature may need it. */
  private void keep(CommandTransaction transaction, int type, byte[] body) {
    byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(foreignRecords++).array();
    byte[] record = ByteBuffer.allocate(1 + body.length).put((byte) type).put(body).array();
    transaction.put(StoredTables.FOREIGN, key, record);
  }
}
