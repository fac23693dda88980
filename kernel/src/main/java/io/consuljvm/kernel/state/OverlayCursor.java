package io.consuljvm.kernel.state;

import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.KeyRange;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks over a table as a command sees it: the store's entries with the overlay's laid over them.
 * The overlay may change while the walk goes on, as in scanning and deleting: what changes ahead of
 * the walk is seen, what changes behind it is not.
 */
final class OverlayCursor implements Cursor {
  private final TableOverlay overlay;
  private final Cursor below;
  private final KeyRange range;
  private final boolean backwards;

  /** Key at which {@link #below} stands, not yet given out; null when it has to be moved on. */
  private byte @Nullable [] waiting;

  private boolean belowEnded;
  private boolean closed;
  private byte @Nullable [] key;
  private byte @Nullable [] overlaid;

  OverlayCursor(TableOverlay overlay, Cursor below, KeyRange range, boolean backwards) {
    this.overlay = overlay;
    this.below = below;
    this.range = range;
    this.backwards = backwards;
  }

  @Override
  public boolean next() {
    while (true) {
      byte[] fromBelow = peekBelow();
      var fromAbove = nextAbove();
      if (fromAbove != null && (fromBelow == null || order(fromAbove.getKey(), fromBelow) <= 0)) {
        if (fromBelow != null && Arrays.equals(fromAbove.getKey(), fromBelow)) {
          waiting = null;
        }
        key = fromAbove.getKey();
        overlaid = fromAbove.getValue();
        if (overlaid != TableOverlay.REMOVED) {
          return true;
        }
      } else if (fromBelow != null) {
        waiting = null;
        key = fromBelow;
        overlaid = null;
        if (!overlay.isCleared(fromBelow)) {
          return true;
        }
      } else {
        return false;
      }
    }
  }

  @Override
  public byte[] key() {
    if (key == null) {
      throw new IllegalStateException("the cursor stands before the first entry");
    }
    return key.clone();
  }

  @Override
  public byte[] value() {
    return overlaid == null ? below.value() : overlaid.clone();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      below.close();
    }
  }

  private byte @Nullable [] peekBelow() {
    if (waiting == null && !belowEnded) {
      if (below.next()) {
        waiting = below.key();
      } else {
        belowEnded = true;
      }
    }
    return waiting;
  }

  private Map.@Nullable Entry<byte[], byte[]> nextAbove() {
    return backwards ? overlay.before(key, range) : overlay.after(key, range);
  }

  private int order(byte[] a, byte[] b) {
    int order = Arrays.compareUnsigned(a, b);
    return backwards ? -order : order;
  }
}
