package io.consuljvm.codec;

/** How buffers grow. */
final class Growth {
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private Growth() {}

  /**
   * A capacity for {@code more} bytes behind the first {@code size}: at least double, so that
   * appending costs constant time in the long run.
   */
  static int enough(int capacity, int size, int more) {
    long wanted = Math.max((long) size + more, 2L * capacity);
    if ((long) size + more > LARGEST) {
      throw new CodecException("larger than 2 GiB");
    }
    return (int) Math.min(wanted, LARGEST);
  }
}
