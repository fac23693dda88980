package io.consuljvm.kv;

import io.consuljvm.spi.storage.Table;

/** The tables of the store ({@code B001}). */
final class KvTables {
  /** Key bytes to {@link StoredEntry}. */
  static final Table KVS = new Table("kvs");

  /** Key bytes of a deleted key to the index of its deletion, 8 bytes ({@code B125}). */
  static final Table TOMBSTONES = new Table("tombstones");

  /** Session, a zero byte, key: which keys a session holds ({@code B005}). No values. */
  static final Table KVS_BY_SESSION = new Table("kvs-by-session");

  private KvTables() {}
}
