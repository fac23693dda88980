package io.consuljvm.kv;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.OmitEmpty;
import io.consuljvm.codec.Unsigned;

/**
 * An entry as others see it: on the wire, in snapshots, in JSON ({@code H127}, wire/server-rpc.md
 * section 4).
 */
record DirEntry(
    @Unsigned long lockIndex,
    String key,
    @Unsigned long flags,
    Bytes value,
    @OmitEmpty String session,
    @Unsigned long createIndex,
    @Unsigned long modifyIndex) {

  static DirEntry of(Entry entry) {
    return new DirEntry(
        entry.lockIndex(),
        entry.key(),
        entry.flags(),
        Bytes.wrap(entry.value()),
        entry.session(),
        entry.createIndex(),
        entry.modifyIndex());
  }

  /** Without the value, as most results of a transaction are ({@code H326}). */
  static DirEntry withoutValue(Entry entry) {
    return new DirEntry(
        entry.lockIndex(),
        entry.key(),
        entry.flags(),
        Bytes.EMPTY,
        entry.session(),
        entry.createIndex(),
        entry.modifyIndex());
  }

  /** Just a key, for commands that need no more. */
  static DirEntry ofKey(String key, long modifyIndex) {
    return new DirEntry(0, key, 0, Bytes.EMPTY, "", 0, modifyIndex);
  }

  Entry entry() {
    return new Entry(key, createIndex, modifyIndex, lockIndex, flags, session, value.toByteArray());
  }
}
