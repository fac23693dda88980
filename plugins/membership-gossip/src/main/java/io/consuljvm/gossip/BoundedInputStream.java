package io.consuljvm.gossip;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails when more comes than the limit says. */
final class BoundedInputStream extends FilterInputStream {
  private final long limit;
  private long left;

  BoundedInputStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      count(1);
    }
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    count(Math.max(count, 0));
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int more) throws RefusedException {
    left -= more;
    if (left < 0) {
      throw new RefusedException(
          DropReason.TOO_LARGE, "Remote node state is larger than limit (" + limit + ")");
    }
  }
}
