package io.consuljvm.kv;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Keys as bytes of the tables and back. */
final class Keys {
  private Keys() {}

  static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  /** Prefix of a session's rows in {@link KvTables#KVS_BY_SESSION}. */
  static byte[] ofSession(String session) {
    byte[] id = bytes(session);
    return ByteBuffer.allocate(id.length + 1).put(id).array();
  }

  /** Row of a held key in {@link KvTables#KVS_BY_SESSION}. */
  static byte[] held(String session, byte[] key) {
    byte[] prefix = ofSession(session);
    return ByteBuffer.allocate(prefix.length + key.length).put(prefix).put(key).array();
  }

  static byte[] index(long index) {
    return ByteBuffer.allocate(Long.BYTES).putLong(index).array();
  }

  static long index(byte[] stored) {
    return ByteBuffer.wrap(stored).getLong();
  }
}
