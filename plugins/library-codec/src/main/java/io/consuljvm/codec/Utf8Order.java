package io.consuljvm.codec;

/** The order of strings by their UTF-8 bytes, which is Go's; Java's is by UTF-16 units. */
final class Utf8Order {
  private Utf8Order() {}

  /**
   * Both orders agree but for surrogates: a pair stands for a character above all that take one
   * unit, yet its units are below U+E000 to U+FFFF.
   */
  static int compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; i++) {
      char l = left.charAt(i);
      char r = right.charAt(i);
      if (l != r) {
        return Character.isSurrogate(l) == Character.isSurrogate(r)
            ? Character.compare(l, r)
            : Character.isSurrogate(l) ? 1 : -1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
