package io.consuljvm.storage.memory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A node of a persistent B+ tree: entries in the leaves, all leaves at one depth.
 *
 * <p>A transaction copies a node the first time it changes it, and marks the copy as its own; what
 * it owns it changes in place, so that a transaction of a thousand puts does not copy the root a
 * thousand times. Once it is committed nobody knows the mark any more, and the node is immutable
 * (Driscoll et al. 1989, section 2; the marks are those of Clojure's transients).
 *
 * <p>No node but an empty tree's root is empty. Neighbours are joined on deletion if they fit into
 * one node, and are not evened out otherwise: the tree may be less full than a textbook's, never
 * deeper than its largest size asked for.
 */
abstract sealed class Node permits Leaf, Branch {
  /** Entries or children; one more while an insertion is under way. */
  static final int CAPACITY = 32;

  private final @Nullable TreeEdit owner;

  Node(@Nullable TreeEdit owner) {
    this.owner = owner;
  }

  /** An entry's place. */
  record Spot(Leaf leaf, int index) {
    byte[] key() {
      return leaf.key(index);
    }

    byte[] value() {
      return leaf.value(index);
    }
  }

  abstract int size();

  abstract byte @Nullable [] get(byte[] key);

  abstract @Nullable Spot first();

  abstract @Nullable Spot last();

  /** The first entry behind {@code key}, or at it if {@code inclusive}. */
  abstract @Nullable Spot after(byte[] key, boolean inclusive);

  /** The last entry before {@code key}. */
  abstract @Nullable Spot before(byte[] key);

  /** This node with the entry, owned by {@code edit}; to be split if it overflows. */
  abstract Node put(TreeEdit edit, byte[] key, byte[] value);

  /** This node without the key, which it contains, owned by {@code edit}; perhaps empty. */
  abstract Node delete(TreeEdit edit, byte[] key);

  /** Moves the upper half out of this node, which {@code edit} owns, to a new one. */
  abstract Split split(TreeEdit edit);

  /** This node, owned by {@code edit}, with all of {@code right} behind it. */
  abstract Node join(TreeEdit edit, Node right, byte[] rightLow);

  /**
   * A new right neighbour.
   *
   * @param low not above any key in it, above any key left of it
   */
  record Split(byte[] low, Node right) {}

  final boolean overflows() {
    return size() > CAPACITY;
  }

  final boolean ownedBy(TreeEdit edit) {
    return owner == edit;
  }

  static int compare(byte[] a, byte[] b) {
    return Arrays.compareUnsigned(a, b);
  }

  /** Makes room at {@code index} among the first {@code size} elements. */
  static void shiftUp(Object[] array, int index, int size) {
    System.arraycopy(array, index, array, index + 1, size - index);
  }

  /** Closes the gap at {@code index} among the first {@code size} elements. */
  static void shiftDown(@Nullable Object[] array, int index, int size) {
    System.arraycopy(array, index + 1, array, index, size - index - 1);
    array[size - 1] = null;
  }
}
