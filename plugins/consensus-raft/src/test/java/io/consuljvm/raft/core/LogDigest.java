package io.consuljvm.raft.core;

import java.util.Arrays;

/**
 * A log reduced to one number an entry, which stands for the entry and all before it: two logs are
 * equal up to an index if their chains there are. Starts at a base, of which only the chain is
 * known.
 */
final class LogDigest {
  private long baseIndex;
  private long[] chains = new long[32];
  private long[] terms = new long[32];
  private int size = 1;

  /** The digest of nothing at all. */
  LogDigest() {}

  private LogDigest(LogDigest other) {
    baseIndex = other.baseIndex;
    chains = other.chains.clone();
    terms = other.terms.clone();
    size = other.size;
  }

  static long chain(long previous, LogEntry entry) {
    long mixed =
        previous * 0x9E3779B97F4A7C15L
            + entry.term() * 0xBF58476D1CE4E5B9L
            + entry.type().ordinal() * 31L
            + entry.data().hashCode();
    mixed = (mixed ^ (mixed >>> 29)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 32);
  }

  LogDigest copy() {
    return new LogDigest(this);
  }

  long lastIndex() {
    return baseIndex + size - 1;
  }

  long baseIndex() {
    return baseIndex;
  }

  boolean knows(long index) {
    return index >= baseIndex && index <= lastIndex();
  }

  long chainAt(long index) {
    return chains[at(index)];
  }

  long termAt(long index) {
    return terms[at(index)];
  }

  void append(LogEntry entry) {
    if (entry.index() != lastIndex() + 1) {
      throw new Violation("entry " + entry.index() + " written after " + lastIndex());
    }
    if (size == chains.length) {
      chains = Arrays.copyOf(chains, 2 * size);
      terms = Arrays.copyOf(terms, 2 * size);
    }
    chains[size] = chain(chains[size - 1], entry);
    terms[size] = entry.term();
    size++;
  }

  void truncateFrom(long index) {
    if (index <= lastIndex()) {
      size = (int) (Math.max(index, baseIndex + 1) - baseIndex);
    }
  }

  void restart(long index, long term, long chain) {
    baseIndex = index;
    chains[0] = chain;
    terms[0] = term;
    size = 1;
  }

  /** Follows a write; {@code snapshotChain} is used if it installs a snapshot. */
  void follow(Write write, long snapshotChain) {
    write
        .installation()
        .map(Write.Installation::snapshot)
        .ifPresent(mark -> restart(mark.index(), mark.term(), snapshotChain));
    write.truncateFrom().ifPresent(this::truncateFrom);
    write.entries().forEach(this::append);
  }

  private int at(long index) {
    if (!knows(index)) {
      throw new IllegalArgumentException(index + " of " + baseIndex + ".." + lastIndex());
    }
    return (int) (index - baseIndex);
  }
}
