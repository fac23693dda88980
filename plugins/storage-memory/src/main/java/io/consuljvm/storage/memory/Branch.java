package io.consuljvm.storage.memory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Children in key order, told apart by a lower bound each. The first bound means nothing: what is
 * below the second belongs to the first child.
 */
final class Branch extends Node {
  private static final byte[] NO_BOUND = {};

  private final byte[][] lows;
  private final Node[] children;
  private int size;

  private Branch(@Nullable TreeEdit owner, byte[][] lows, Node[] children, int size) {
    super(owner);
    this.lows = lows;
    this.children = children;
    this.size = size;
  }

  /** A new root over one that was split. */
  static Branch root(TreeEdit edit, Node left, Split split) {
    Branch root = new Branch(edit, new byte[CAPACITY + 1][], new Node[CAPACITY + 1], 0);
    root.insert(0, NO_BOUND, left);
    root.insert(1, split.low(), split.right());
    return root;
  }

  /** The one child that is left, if there is one alone. */
  @Nullable Node onlyChild() {
    return size == 1 ? children[0] : null;
  }

  @Override
  int size() {
    return size;
  }

  @Override
  byte @Nullable [] get(byte[] key) {
    return children[find(key)].get(key);
  }

  @Override
  @Nullable Spot first() {
    return children[0].first();
  }

  @Override
  @Nullable Spot last() {
    return children[size - 1].last();
  }

  @Override
  @Nullable Spot after(byte[] key, boolean inclusive) {
    int at = find(key);
    Spot spot = children[at].after(key, inclusive);
    return spot == null && at + 1 < size ? children[at + 1].first() : spot;
  }

  @Override
  @Nullable Spot before(byte[] key) {
    int at = find(key);
    Spot spot = children[at].before(key);
    return spot == null && at > 0 ? children[at - 1].last() : spot;
  }

  @Override
  Node put(TreeEdit edit, byte[] key, byte[] value) {
    Branch mine = own(edit);
    int at = find(key);
    Node child = children[at].put(edit, key, value);
    mine.children[at] = child;
    if (child.overflows()) {
      Split split = child.split(edit);
      mine.insert(at + 1, split.low(), split.right());
    }
    return mine;
  }

  @Override
  Node delete(TreeEdit edit, byte[] key) {
    Branch mine = own(edit);
    int at = find(key);
    Node child = children[at].delete(edit, key);
    mine.children[at] = child;
    if (child.size() == 0) {
      mine.remove(at);
    } else if (child.size() < CAPACITY / 4) {
      mine.joinNeighbours(edit, Math.max(at - 1, 0));
    }
    return mine;
  }

  @Override
  Split split(TreeEdit edit) {
    int middle = size / 2;
    Branch right =
        new Branch(edit, copy(lows, middle, size), copy(children, middle, size), size - middle);
    Arrays.fill(lows, middle, size, null);
    Arrays.fill(children, middle, size, null);
    size = middle;
    return new Split(right.lows[0], right);
  }

  @Override
  Node join(TreeEdit edit, Node right, byte[] rightLow) {
    Branch other = (Branch) right;
    Branch mine = own(edit);
    System.arraycopy(other.lows, 0, mine.lows, size, other.size);
    System.arraycopy(other.children, 0, mine.children, size, other.size);
    // The first bound of a node means nothing until it gets a left neighbour.
    mine.lows[size] = rightLow;
    mine.size = size + other.size;
    return mine;
  }

  private void joinNeighbours(TreeEdit edit, int left) {
    int right = left + 1;
    if (right < size && children[left].size() + children[right].size() <= CAPACITY) {
      children[left] = children[left].join(edit, children[right], lows[right]);
      remove(right);
    }
  }

  private void insert(int index, byte[] low, Node child) {
    shiftUp(lows, index, size);
    shiftUp(children, index, size);
    lows[index] = low;
    children[index] = child;
    size++;
  }

  private void remove(int index) {
    shiftDown(lows, index, size);
    shiftDown(children, index, size);
    size--;
  }

  private Branch own(TreeEdit edit) {
    return ownedBy(edit)
        ? this
        : new Branch(edit, copy(lows, 0, size), copy(children, 0, size), size);
  }

  /** The child whose keys {@code key} would be among. */
  private int find(byte[] key) {
    int at = Arrays.binarySearch(lows, 1, size, key, Node::compare);
    return at >= 0 ? at : -at - 2;
  }

  private static byte[][] copy(byte[][] array, int from, int to) {
    byte[][] copy = new byte[CAPACITY + 1][];
    System.arraycopy(array, from, copy, 0, to - from);
    return copy;
  }

  private static Node[] copy(Node[] array, int from, int to) {
    Node[] copy = new Node[CAPACITY + 1];
    System.arraycopy(array, from, copy, 0, to - from);
    return copy;
  }
}
