package io.consuljvm.kv;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * How an entry stands in its table: createIndex, modifyIndex, lockIndex and flags, 8 bytes each,
 * big endian; the length of the session, 1 byte, and the session; the value up to the end. The
 * layout is fixed rather than msgpack because every read and write of a key passes here.
 */
final class StoredEntry {
  private static final int MODIFY_INDEX = 8;
  private static final int SESSION = 33;

  private StoredEntry() {}

  static byte[] encode(Entry entry) {
    byte[] session = entry.session().getBytes(StandardCharsets.UTF_8);
    if (session.length > 255) {
      throw new IllegalArgumentException("session id of " + session.length + " bytes");
    }
    return ByteBuffer.allocate(SESSION + session.length + entry.value().length)
        .putLong(entry.createIndex())
        .putLong(entry.modifyIndex())
        .putLong(entry.lockIndex())
        .putLong(entry.flags())
        .put((byte) session.length)
        .put(session)
        .put(entry.value())
        .array();
  }

  static Entry decode(String key, byte[] stored) {
    ByteBuffer in = ByteBuffer.wrap(stored);
    long createIndex = in.getLong();
    long modifyIndex = in.getLong();
    long lockIndex = in.getLong();
    long flags = in.getLong();
    int sessionLength = in.get() & 0xff;
    String session = new String(stored, SESSION, sessionLength, StandardCharsets.UTF_8);
    in.position(SESSION + sessionLength);
    byte[] value = new byte[in.remaining()];
    in.get(value);
    return new Entry(key, createIndex, modifyIndex, lockIndex, flags, session, value);
  }

  /** Just the modifyIndex, for listings that need no more. */
  static long modifyIndex(byte[] stored) {
    return ByteBuffer.wrap(stored).getLong(MODIFY_INDEX);
  }
}
