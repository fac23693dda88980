package io.consuljvm.kernel.state;

import io.consuljvm.spi.consensus.StateMachine;
import io.consuljvm.spi.state.SnapshotPart;
import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.KeyRange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A frozen state, written in the format of wire/raft.md section 9: the header, the records of each
 * part in order, and last the records that were once restored without anybody knowing them.
 */
final class SnapshotWriter implements StateMachine.Snapshot {
  private static final int BUFFER_BYTES = 64 << 10;

  private final StateSchema schema;
  private final ShellView view;

  SnapshotWriter(StateSchema schema, ShellView view) {
    this.schema = schema;
    this.view = view;
  }

  @Override
  public long index() {
    return view.header().applied();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    OutputStream buffered = new BufferedOutputStream(out, BUFFER_BYTES);
    buffered.write(new SnapshotHeader(view.header().lastIndex()).encode());
    for (SnapshotPart part : schema.parts()) {
      part.write(
          view,
          (type, body) -> {
            if (!part.types().contains(type)) {
              throw new IllegalStateException(
                  "record type " + type + " is not among those of its part: " + part.types());
            }
            buffered.write(type);
            buffered.write(body);
          });
    }
    try (Cursor foreign = view.scan(StoredTables.FOREIGN, KeyRange.all())) {
      while (foreign.next()) {
        buffered.write(foreign.value());
      }
    }
    buffered.flush();
  }

  @Override
  public void close() {
    view.close();
  }
}
