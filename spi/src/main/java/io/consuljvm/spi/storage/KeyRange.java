package io.consuljvm.spi.storage;

import java.util.Arrays;
import java.util.Optional;

/**
 * The keys from {@code from}, inclusive, up to {@code to}, exclusive, in unsigned byte order.
 * Immutable as long as nobody writes to the arrays it was made from: they are not copied, for a
 * range is made on every read.
 *
 * @param from first key; empty for the start of the table
 * @param to key behind the last one; empty for the end of the table
 */
public record KeyRange(byte[] from, Optional<byte[]> to) {
  private static final byte[] START = {};
  private static final KeyRange ALL = new KeyRange(START, Optional.empty());

  /** Every key of a table. */
  public static KeyRange all() {
    return ALL;
  }

  /** The keys that start with {@code prefix}; all keys if it is empty. */
  public static KeyRange prefix(byte[] prefix) {
    return new KeyRange(prefix, successorOfPrefix(prefix));
  }

  /** Just one key. */
  public static KeyRange single(byte[] key) {
    return new KeyRange(key, Optional.of(Arrays.copyOf(key, key.length + 1)));
  }

  /** The keys from {@code key} on, inclusive. */
  public static KeyRange from(byte[] key) {
    return new KeyRange(key, Optional.empty());
  }

  public boolean contains(byte[] key) {
    return Arrays.compareUnsigned(key, from) >= 0
        && (to.isEmpty() || Arrays.compareUnsigned(key, to.get()) < 0);
  }

  public boolean overlaps(KeyRange other) {
    return (to.isEmpty() || Arrays.compareUnsigned(other.from, to.get()) < 0)
        && (other.to.isEmpty() || Arrays.compareUnsigned(from, other.to.get()) < 0);
  }

  private static Optional<byte[]> successorOfPrefix(byte[] prefix) {
    for (int i = prefix.length - 1; i >= 0; i--) {
      if (prefix[i] != (byte) 0xff) {
        byte[] successor = Arrays.copyOf(prefix, i + 1);
        successor[i]++;
        return Optional.of(successor);
      }
    }
    return Optional.empty();
  }
}
