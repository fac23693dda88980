package io.consuljvm.kv;

/**
 * A key and all there is to it.
 *
 * @param key never empty once stored
 * @param createIndex log index that made it
 * @param modifyIndex log index that last wrote it
 * @param lockIndex how often it was locked since it was made or last plainly set ({@code B124})
 * @param flags opaque, unsigned
 * @param session that holds it; empty if none does
 * @param value opaque; not to be modified
 */
record Entry(
    String key,
    long createIndex,
    long modifyIndex,
    long lockIndex,
    long flags,
    String session,
    byte[] value) {

  Entry withIndexes(long newCreateIndex, long newModifyIndex) {
    return new Entry(key, newCreateIndex, newModifyIndex, lockIndex, flags, session, value);
  }

  Entry withLock(long newLockIndex, String newSession) {
    return new Entry(key, createIndex, modifyIndex, newLockIndex, flags, newSession, value);
  }

  boolean locked() {
    return !session.isEmpty();
  }
}
