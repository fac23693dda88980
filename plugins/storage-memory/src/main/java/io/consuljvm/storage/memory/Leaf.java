package io.consuljvm.storage.memory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Entries in key order. */
final class Leaf extends Node {
  static final Leaf EMPTY = new Leaf(null, new byte[0][], new byte[0][], 0);

  private final byte[][] keys;
  private final byte[][] values;
  private int size;

  private Leaf(@Nullable TreeEdit owner, byte[][] keys, byte[][] values, int size) {
    super(owner);
    this.keys = keys;
    this.values = values;
    this.size = size;
  }

  byte[] key(int index) {
    return keys[index];
  }

  byte[] value(int index) {
    return values[index];
  }

  @Override
  int size() {
    return size;
  }

  @Override
  byte @Nullable [] get(byte[] key) {
    int at = find(key);
    return at >= 0 ? values[at] : null;
  }

  @Override
  @Nullable Spot first() {
    return spot(0);
  }

  @Override
  @Nullable Spot last() {
    return spot(size - 1);
  }

  @Override
  @Nullable Spot after(byte[] key, boolean inclusive) {
    int at = find(key);
    if (at < 0) {
      return spot(-at - 1);
    }
    return spot(inclusive ? at : at + 1);
  }

  @Override
  @Nullable Spot before(byte[] key) {
    int at = find(key);
    return spot((at < 0 ? -at - 1 : at) - 1);
  }

  @Override
  Node put(TreeEdit edit, byte[] key, byte[] value) {
    Leaf mine = own(edit);
    int at = find(key);
    if (at >= 0) {
      mine.values[at] = value;
      return mine;
    }
    int gap = -at - 1;
    shiftUp(mine.keys, gap, size);
    shiftUp(mine.values, gap, size);
    mine.keys[gap] = key;
    mine.values[gap] = value;
    mine.size = size + 1;
    return mine;
  }

  @Override
  Node delete(TreeEdit edit, byte[] key) {
    Leaf mine = own(edit);
    int at = find(key);
    shiftDown(mine.keys, at, size);
    shiftDown(mine.values, at, size);
    mine.size = size - 1;
    return mine;
  }

  @Override
  Split split(TreeEdit edit) {
    int middle = size / 2;
    Leaf right =
        new Leaf(edit, copy(keys, middle, size), copy(values, middle, size), size - middle);
    Arrays.fill(keys, middle, size, null);
    Arrays.fill(values, middle, size, null);
    size = middle;
    return new Split(right.keys[0], right);
  }

  @Override
  Node join(TreeEdit edit, Node right, byte[] rightLow) {
    Leaf other = (Leaf) right;
    Leaf mine = own(edit);
    System.arraycopy(other.keys, 0, mine.keys, size, other.size);
    System.arraycopy(other.values, 0, mine.values, size, other.size);
    mine.size = size + other.size;
    return mine;
  }

  private Leaf own(TreeEdit edit) {
    return ownedBy(edit) ? this : new Leaf(edit, copy(keys, 0, size), copy(values, 0, size), size);
  }

  private @Nullable Spot spot(int index) {
    return index >= 0 && index < size ? new Spot(this, index) : null;
  }

  /** As {@link Arrays#binarySearch}. */
  private int find(byte[] key) {
    return Arrays.binarySearch(keys, 0, size, key, Node::compare);
  }

  private static byte[][] copy(byte[][] array, int from, int to) {
    byte[][] copy = new byte[CAPACITY + 1][];
    System.arraycopy(array, from, copy, 0, to - from);
    return copy;
  }
}
