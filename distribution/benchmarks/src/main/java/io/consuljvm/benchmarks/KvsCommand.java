package io.consuljvm.benchmarks;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.Codec;
import io.consuljvm.codec.Name;
import io.consuljvm.codec.Unsigned;

/** The write of a key as it stands in the log (wire/raft.md section 10). */
record KvsCommand(String datacenter, String op, @Name("DirEnt") Entry entry, String token) {
  static final Codec<KvsCommand> CODEC = Codec.of(KvsCommand.class);

  private static final byte TYPE = 2;

  record Entry(
      @Unsigned long lockIndex,
      String key,
      @Unsigned long flags,
      Bytes value,
      String session,
      @Unsigned long createIndex,
      @Unsigned long modifyIndex) {}

  static KvsCommand set(String key, byte[] value) {
    return new KvsCommand("dc1", "set", new Entry(0, key, 0, Bytes.wrap(value), "", 0, 0), "");
  }

  /** With its type byte, as it is handed to the state machine. */
  byte[] logEntry() {
    byte[] body = CODEC.encode(this);
    byte[] entry = new byte[body.length + 1];
    entry[0] = TYPE;
    System.arraycopy(body, 0, entry, 1, body.length);
    return entry;
  }
}
