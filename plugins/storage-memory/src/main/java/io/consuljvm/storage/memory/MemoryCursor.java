package io.consuljvm.storage.memory;

import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.storage.memory.Node.Spot;
import org.jspecify.annotations.Nullable;

/**
 * Walks from leaf to leaf by looking up the last key again, once per leaf and after each change
 * that the transaction made meanwhile. Owned by one thread.
 */
final class MemoryCursor implements Cursor {
  private final Source source;
  private final KeyRange range;
  private final boolean ascending;
  private @Nullable Spot spot;
  private byte @Nullable [] key;
  private byte @Nullable [] value;
  private int seen;
  private boolean done;

  /** The tree to walk, which may change while a transaction runs. */
  interface Source {
    Node root();

    /** Differs whenever the tree does. */
    int changes();
  }

  /** A tree that nobody changes. */
  record Frozen(Node root) implements Source {
    @Override
    public int changes() {
      return 0;
    }
  }

  private MemoryCursor(Source source, KeyRange range, boolean ascending) {
    this.source = source;
    this.range = range;
    this.ascending = ascending;
  }

  static MemoryCursor ascending(Source source, KeyRange range) {
    return new MemoryCursor(source, range, true);
  }

  static MemoryCursor descending(Source source, KeyRange range) {
    return new MemoryCursor(source, range, false);
  }

  @Override
  public boolean next() {
    if (done) {
      return false;
    }
    Spot next = neighbour();
    if (next == null) {
      next = seek();
    }
    if (next == null || !range.contains(next.key())) {
      close();
      return false;
    }
    spot = next;
    key = next.key();
    value = next.value();
    return true;
  }

  @Override
  public byte[] key() {
    return current(key).clone();
  }

  @Override
  public byte[] value() {
    return current(value).clone();
  }

  @Override
  public void close() {
    done = true;
    spot = null;
    key = null;
    value = null;
  }

  /** The next entry of the same leaf, if that is still the newest. */
  private @Nullable Spot neighbour() {
    if (spot == null || seen != source.changes()) {
      return null;
    }
    int index = ascending ? spot.index() + 1 : spot.index() - 1;
    Leaf leaf = spot.leaf();
    return index >= 0 && index < leaf.size() ? new Spot(leaf, index) : null;
  }

  private @Nullable Spot seek() {
    Node root = source.root();
    seen = source.changes();
    if (ascending) {
      return key == null ? root.after(range.from(), true) : root.after(key, false);
    }
    if (key != null) {
      return root.before(key);
    }
    return range.to().isPresent() ? root.before(range.to().get()) : root.last();
  }

  private static byte[] current(byte @Nullable [] part) {
    if (part == null) {
      throw new IllegalStateException("cursor is not on an entry");
    }
    return part;
  }
}
