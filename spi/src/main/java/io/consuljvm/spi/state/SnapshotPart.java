package io.consuljvm.spi.state;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * A feature's share of a snapshot: records, each a type byte followed by one msgpack value
 * (wire/raft.md section 9).
 */
public interface SnapshotPart {
  /** Parts are written in ascending order; see the list in wire/raft.md section 9. */
  int order();

  /** The type bytes that this part reads back. No two parts share one. */
  Set<Integer> types();

  /** Writes every record. The view is stable and writes go on meanwhile. */
  void write(StateView view, SnapshotSink sink) throws IOException;

  /**
   * Reads one record. The tables were emptied before; the transaction's log index is the {@code
   * LastIndex} of the snapshot's header.
   *
   * @param in stands behind the type byte; exactly one msgpack value is to be taken from it
   * @throws IOException if the record is damaged: the restore is given up, and nothing is changed
   */
  void restore(StateTransaction transaction, int type, InputStream in) throws IOException;
}
