package io.consuljvm.codec;

import org.jspecify.annotations.Nullable;

/**
 * How one type is written and read in both formats. Immutable; safe for any thread.
 *
 * @param <T> the Java type; null is among its values only if the shape stands for a nullable type
 */
abstract class Shape<T extends @Nullable Object> {
  /** What Go would have if nothing was read: zero, empty, nil. */
  abstract T zero();

  /** Go's {@code omitempty}. */
  abstract boolean isEmpty(T value);

  abstract void write(T value, MsgpackWriter out);

  /** Reads what is there, nil included. */
  abstract T read(MsgpackReader in);

  abstract void writeJson(T value, JsonWriter out);

  /**
   * Reads from a tree.
   *
   * @param tree not null: null leaves what was there before, and is the caller's case
   * @param before what the value was; lists and scalars do not care
   * @throws Mismatch if it does not fit
   */
  abstract T fromTree(Object tree, T before, TreePath path);

  /** Go's name of the type, for error texts. */
  abstract String goType();
}
