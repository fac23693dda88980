package io.consuljvm.kv;

import io.consuljvm.codec.GoStrconv;
import io.consuljvm.spi.state.CommandRejected;
import io.consuljvm.spi.state.StateTransaction;
import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes of the store, as every replica makes them (wire/raft.md section 11, spec/behaviours.md
 * section 6). What is given as an entry is a wish: its createIndex is ignored, its modifyIndex is
 * what a compare-and-set compares with.
 */
final class KvWrites {
  private final StateTransaction transaction;
  private final Sessions sessions;

  KvWrites(StateTransaction transaction, Sessions sessions) {
    this.transaction = transaction;
    this.sessions = sessions;
  }

  /** Creates or overwrites; a lock on the key stays ({@code B117}). */
  Entry set(Entry wish) {
    Optional<Entry> existing = find(wish.key());
    String session = existing.map(Entry::session).orElse("");
    return store(wish.withLock(wish.lockIndex(), session), existing);
  }

  /** Like {@link #set}, if the modifyIndex matches; 0 means: if absent ({@code B118}). */
  Optional<Entry> compareAndSet(Entry wish) {
    long current = find(wish.key()).map(Entry::modifyIndex).orElse(0L);
    return current == wish.modifyIndex() ? Optional.of(set(wish)) : Optional.empty();
  }

  /** Removes a key, leaving a tombstone; absent ones are ignored ({@code B119}). */
  void delete(String key) {
    find(key).ifPresent(this::remove);
  }

  /** Removes a key if its modifyIndex matches; an absent one counts as removed ({@code B120}). */
  boolean compareAndDelete(String key, long modifyIndex) {
    Optional<Entry> existing = find(key);
    if (existing.isPresent() && existing.get().modifyIndex() != modifyIndex) {
      return false;
    }
    existing.ifPresent(this::remove);
    return true;
  }

  /** Removes everything under a prefix ({@code B121}). */
  void deleteTree(String prefix) {
    KeyRange under = KeyRange.prefix(Keys.bytes(prefix));
    List<Entry> removed = new ArrayList<>();
    try (Cursor cursor = transaction.scan(KvTables.KVS, under)) {
      while (cursor.next()) {
        removed.add(StoredEntry.decode(Keys.text(cursor.key()), cursor.value()));
      }
    }
    if (!removed.isEmpty()) {
      removed.forEach(this::remove);
      // H099: wakes also those who wait for a key that never was there.
      transaction.wake(KvTables.KVS, under);
    }
  }

  /**
   * Takes the lock, or writes as its holder ({@code B122}).
   *
   * @return empty if another session holds it
   * @throws CommandRejected if there is no such session
   */
  Optional<Entry> lock(Entry wish) throws CommandRejected {
    requireSession(wish.session());
    Optional<Entry> existing = find(wish.key());
    if (existing.isEmpty()) {
      return Optional.of(store(wish.withLock(1, wish.session()), existing));
    }
    Entry current = existing.get();
    if (!current.locked()) {
      return Optional.of(store(wish.withLock(current.lockIndex() + 1, wish.session()), existing));
    }
    if (current.session().equals(wish.session())) {
      return Optional.of(store(wish.withLock(current.lockIndex(), wish.session()), existing));
    }
    return Optional.empty();
  }

  /**
   * Gives the lock back and writes value and flags ({@code B123}).
   *
   * @return empty if the session does not hold it
   */
  Optional<Entry> unlock(Entry wish) throws CommandRejected {
    if (wish.session().isEmpty()) {
      throw new CommandRejected("missing session");
    }
    Optional<Entry> existing = find(wish.key());
    if (existing.isEmpty() || !existing.get().session().equals(wish.session())) {
      return Optional.empty();
    }
    return Optional.of(store(wish.withLock(existing.get().lockIndex(), ""), existing));
  }

  /** Forgets the tombstones of deletions up to an index; no index grows ({@code B126}). */
  void reap(long upTo) {
    List<byte[]> old = new ArrayList<>();
    try (Cursor cursor = transaction.scan(KvTables.TOMBSTONES, KeyRange.all())) {
      while (cursor.next()) {
        if (Keys.index(cursor.value()) <= upTo) {
          old.add(cursor.key());
        }
      }
    }
    old.forEach(key -> transaction.delete(KvTables.TOMBSTONES, key));
  }

  /** Puts back an entry of a snapshot, with its own indexes. */
  void restore(Entry entry) {
    write(entry);
    transaction.touch(KvTables.KVS, entry.modifyIndex());
  }

  /** Puts back a tombstone of a snapshot. */
  void restoreTombstone(String key, long index) {
    transaction.put(KvTables.TOMBSTONES, Keys.bytes(key), Keys.index(index));
    transaction.touch(KvTables.TOMBSTONES, index);
  }

  private void requireSession(String session) throws CommandRejected {
    if (session.isEmpty()) {
      throw new CommandRejected("missing session");
    }
    if (!sessions.exists(transaction, session)) {
      throw new CommandRejected("invalid session " + GoStrconv.quote(session));
    }
  }

  private Optional<Entry> find(String key) {
    return KvReads.find(transaction, key);
  }

  private Entry store(Entry wish, Optional<Entry> existing) {
    long index = transaction.logIndex();
    Entry entry = wish.withIndexes(existing.map(Entry::createIndex).orElse(index), index);
    existing.ifPresent(this::forgetHolder);
    write(entry);
    transaction.touch(KvTables.KVS);
    return entry;
  }

  private void write(Entry entry) {
    byte[] key = Keys.bytes(entry.key());
    transaction.put(KvTables.KVS, key, StoredEntry.encode(entry));
    if (entry.locked()) {
      transaction.put(KvTables.KVS_BY_SESSION, Keys.held(entry.session(), key), new byte[0]);
    }
  }

  private void remove(Entry entry) {
    byte[] key = Keys.bytes(entry.key());
    transaction.delete(KvTables.KVS, key);
    forgetHolder(entry);
    transaction.put(KvTables.TOMBSTONES, key, Keys.index(transaction.logIndex()));
    transaction.touch(KvTables.KVS);
    transaction.touch(KvTables.TOMBSTONES);
  }

  private void forgetHolder(Entry entry) {
    if (entry.locked()) {
      transaction.delete(
          KvTables.KVS_BY_SESSION, Keys.held(entry.session(), Keys.bytes(entry.key())));
    }
  }
}
