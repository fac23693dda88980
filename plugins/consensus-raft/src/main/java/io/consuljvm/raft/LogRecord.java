package io.consuljvm.raft;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.Codec;
import io.consuljvm.codec.Unsigned;
import io.consuljvm.raft.core.EntryType;
import io.consuljvm.raft.core.LogEntry;
import io.consuljvm.raft.core.Payload;

/** A log entry in msgpack, on the wire and on disk (wire/raft.md sections 3 and 7). */
record LogRecord(Bytes data, @Unsigned long index, @Unsigned long term, @Unsigned(8) int type) {
  private static final Codec<LogRecord> CODEC = Codec.of(LogRecord.class);
  private static final EntryType[] TYPES = EntryType.values();

  static LogRecord of(LogEntry entry) {
    return new LogRecord(
        Bytes.copyOf(entry.data().buffer()), entry.index(), entry.term(), entry.type().ordinal());
  }

  static byte[] encode(LogEntry entry) {
    return CODEC.encode(of(entry));
  }

  static LogEntry decode(byte[] msgpack) {
    return CODEC.decode(msgpack).toEntry();
  }

  /**
   * @throws IllegalArgumentException if the type is unknown, or index or term are 0
   */
  LogEntry toEntry() {
    if (type >= TYPES.length) {
      throw new IllegalArgumentException("log entry " + index + " of unknown type " + type);
    }
    return new LogEntry(index, term, TYPES[type], Payload.owning(data.toByteArray()));
  }
}
