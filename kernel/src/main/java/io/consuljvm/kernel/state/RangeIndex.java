package io.consuljvm.kernel.state;

import io.consuljvm.spi.storage.KeyRange;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds, among many key ranges, those that hold a key or overlap a range, in time O(log n + found).
 *
 * <p>An interval tree: a search tree by the start of the ranges, in which each node also knows the
 * furthest end within its subtree, so that a search leaves out every subtree that ends too early
 * (Cormen et al., Introduction to Algorithms, section 14.3). It is balanced as a treap (Seidel and
 * Aragon 1996), whose priorities come from mixing a counter: nothing here is adversarial, and the
 * same sequence of calls gives the same tree. Equal ranges share a node. A single key is the range
 * that holds just it; a prefix, one that usually encloses or is disjoint from the others.
 *
 * <p>Not safe for threads; the registry guards it.
 *
 * @param <W> who watches a range; compared by {@code equals}
 */
final class RangeIndex<W> {
  private @Nullable Node<W> root;
  private long nodesMade;

  private static final class Node<W> {
    final byte[] from;
    final byte @Nullable [] to;
    final long priority;
    final Set<W> watchers = new LinkedHashSet<>(2);
    @Nullable Node<W> left;
    @Nullable Node<W> right;

    /** Furthest end in the subtree; null for the end of the table. */
    byte @Nullable [] furthest;

    Node(byte[] from, byte @Nullable [] to, long priority) {
      this.from = from;
      this.to = to;
      this.furthest = to;
      this.priority = priority;
    }

    void update() {
      furthest = to;
      if (left != null && compareEnds(left.furthest, furthest) > 0) {
        furthest = left.furthest;
      }
      if (right != null && compareEnds(right.furthest, furthest) > 0) {
        furthest = right.furthest;
      }
    }
  }

  boolean isEmpty() {
    return root == null;
  }

  void add(KeyRange range, W watcher) {
    byte[] to = range.to().orElse(null);
    Node<W> node = find(range.from(), to);
    if (node == null) {
      node = new Node<>(range.from(), to, mix(++nodesMade));
      root = insert(root, node);
    }
    node.watchers.add(watcher);
  }

  void remove(KeyRange range, W watcher) {
    byte[] to = range.to().orElse(null);
    Node<W> node = find(range.from(), to);
    if (node != null && node.watchers.remove(watcher) && node.watchers.isEmpty()) {
      root = delete(root, node);
    }
  }

  /** Everyone who watches a range that holds {@code key}. */
  void forEachAt(byte[] key, Consumer<W> action) {
    visit(root, key, Optional.of(key), true, action);
  }

  /** Everyone who watches a range that overlaps this one. */
  void forEachOverlapping(KeyRange range, Consumer<W> action) {
    visit(root, range.from(), range.to(), false, action);
  }

  void forEach(Consumer<W> action) {
    visit(root, KeyRange.all().from(), Optional.empty(), false, action);
  }

  /** The searched interval ends at {@code high}, which belongs to it or not. */
  private void visit(
      @Nullable Node<W> node,
      byte[] low,
      Optional<byte[]> high,
      boolean highIncluded,
      Consumer<W> action) {
    Node<W> at = node;
    while (at != null && endsBehind(at.furthest, low)) {
      visit(at.left, low, high, highIncluded, action);
      if (!startsWithin(at.from, high, highIncluded)) {
        return;
      }
      if (endsBehind(at.to, low)) {
        at.watchers.forEach(action);
      }
      at = at.right;
    }
  }

  private static boolean endsBehind(byte @Nullable [] end, byte[] low) {
    return end == null || Arrays.compareUnsigned(end, low) > 0;
  }

  private static boolean startsWithin(byte[] from, Optional<byte[]> high, boolean highIncluded) {
    if (high.isEmpty()) {
      return true;
    }
    int order = Arrays.compareUnsigned(from, high.get());
    return highIncluded ? order <= 0 : order < 0;
  }

  private @Nullable Node<W> find(byte[] from, byte @Nullable [] to) {
    Node<W> node = root;
    while (node != null) {
      int order = compare(from, to, node);
      if (order == 0) {
        return node;
      }
      node = order < 0 ? node.left : node.right;
    }
    return null;
  }

  private static <W> Node<W> insert(@Nullable Node<W> tree, Node<W> node) {
    if (tree == null) {
      return node;
    }
    if (compare(node.from, node.to, tree) < 0) {
      Node<W> left = insert(tree.left, node);
      tree.left = left;
      tree.update();
      return left.priority > tree.priority ? rotateRight(tree, left) : tree;
    }
    Node<W> right = insert(tree.right, node);
    tree.right = right;
    tree.update();
    return right.priority > tree.priority ? rotateLeft(tree, right) : tree;
  }

  private static <W> @Nullable Node<W> delete(@Nullable Node<W> tree, Node<W> node) {
    if (tree == null) {
      return null;
    }
    if (tree == node) {
      return join(tree.left, tree.right);
    }
    if (compare(node.from, node.to, tree) < 0) {
      tree.left = delete(tree.left, node);
    } else {
      tree.right = delete(tree.right, node);
    }
    tree.update();
    return tree;
  }

  private static <W> @Nullable Node<W> join(@Nullable Node<W> left, @Nullable Node<W> right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    if (left.priority > right.priority) {
      left.right = join(left.right, right);
      left.update();
      return left;
    }
    right.left = join(left, right.left);
    right.update();
    return right;
  }

  private static <W> Node<W> rotateRight(Node<W> tree, Node<W> left) {
    tree.left = left.right;
    tree.update();
    left.right = tree;
    left.update();
    return left;
  }

  private static <W> Node<W> rotateLeft(Node<W> tree, Node<W> right) {
    tree.right = right.left;
    tree.update();
    right.left = tree;
    right.update();
    return right;
  }

  private static <W> int compare(byte[] from, byte @Nullable [] to, Node<W> node) {
    int order = Arrays.compareUnsigned(from, node.from);
    return order != 0 ? order : compareEnds(to, node.to);
  }

  private static int compareEnds(byte @Nullable [] a, byte @Nullable [] b) {
    if (a == null || b == null) {
      return Boolean.compare(a == null, b == null);
    }
    return Arrays.compareUnsigned(a, b);
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mix(long number) {
    long z = number * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
