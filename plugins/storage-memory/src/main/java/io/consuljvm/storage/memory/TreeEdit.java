package io.consuljvm.storage.memory;

/**
 * What one transaction makes of one tree. Also the mark of the nodes that it may change in place.
 */
final class TreeEdit {
  /** Two array headers, two references; measured, not promised. */
  private static final int ENTRY_OVERHEAD = 48;

  private Node root;
  private int changes;
  private long addedBytes;

  TreeEdit(Node base) {
    root = base;
  }

  Node root() {
    return root;
  }

  /** Grows with each change; above 0 after the first. */
  int changes() {
    return changes;
  }

  /** Estimated growth in memory, negative if it shrank. */
  long addedBytes() {
    return addedBytes;
  }

  void put(byte[] key, byte[] value) {
    byte[] old = root.get(key);
    addedBytes += value.length - (old == null ? 0 : old.length);
    addedBytes += old == null ? key.length + ENTRY_OVERHEAD : 0;
    Node changed = root.put(this, key, value);
    root = changed.overflows() ? Branch.root(this, changed, changed.split(this)) : changed;
    changes++;
  }

  boolean delete(byte[] key) {
    byte[] old = root.get(key);
    if (old == null) {
      return false;
    }
    addedBytes -= old.length + key.length + ENTRY_OVERHEAD;
    root = withoutNeedlessLevels(root.delete(this, key));
    changes++;
    return true;
  }

  private static Node withoutNeedlessLevels(Node root) {
    Node node = root;
    while (node instanceof Branch branch) {
      Node only = branch.onlyChild();
      if (only == null) {
        break;
      }
      node = only;
    }
    return node.size() == 0 ? Leaf.EMPTY : node;
  }
}
