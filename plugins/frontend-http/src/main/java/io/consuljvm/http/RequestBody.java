package io.consuljvm.http;

import io.consuljvm.spi.http.HttpBody;
import io.consuljvm.spi.http.HttpError;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way from the event loop, which adds to it, to the one thread that reads it. What
 * waits here is bounded: when the window is full the connection stops reading, until the reader has
 * caught up.
 */
final class RequestBody implements HttpBody {
  /** What a client has still to send of a body nobody wants is worth waiting for up to here. */
  private static final long WORTH_WAITING = 256 * 1024;

  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final OptionalLong declaredLength;
  private final Source source;
  private final HttpLimits limits;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final ArrayDeque<ByteBuf> parts = new ArrayDeque<>();
  private int waitingBytes;
  private long arrivedBytes;
  private boolean ended;
  private boolean unwanted;
  private boolean taken;
  private @Nullable Stream reading;
  private @Nullable IOException failure;

  /** Where the bytes come from. Safe for any thread. */
  interface Source {
    /** Somebody is about to wait for bytes. */
    void wanted();

    /** There is room in the window again. */
    void drained();
  }

  /**
   * @param declaredLength empty for a chunked body
   */
  RequestBody(OptionalLong declaredLength, Source source, HttpLimits limits) {
    this.declaredLength = declaredLength;
    this.source = source;
    this.limits = limits;
  }

  /** Takes over bytes. Called on the event loop. */
  void add(ByteBuf part) {
    lock.lock();
    try {
      arrivedBytes += part.readableBytes();
      if (unwanted || !part.isReadable()) {
        part.release();
        return;
      }
      parts.addLast(part);
      waitingBytes += part.readableBytes();
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more will come. Called on the event loop. */
  void end() {
    lock.lock();
    try {
      ended = true;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more will come, although something is missing. Called on the event loop. */
  void fail(IOException reason) {
    lock.lock();
    try {
      if (!ended && failure == null) {
        failure = reason;
        arrived.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of everything that waits, and of what may still come. The reader must have ended. */
  void discard() {
    if (reading != null) {
      reading.close();
    }
    lock.lock();
    try {
      unwanted = true;
      waitingBytes = 0;
      parts.forEach(ByteBuf::release);
      parts.clear();
    } finally {
      lock.unlock();
    }
  }

  /** Whether all of it has arrived. */
  boolean complete() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** Whether it is better to close the connection than to wait for the rest of an unread body. */
  boolean tooMuchLeft() {
    lock.lock();
    try {
      return !ended
          && (failure != null
              || declaredLength.isEmpty()
              || declaredLength.getAsLong() - arrivedBytes >= WORTH_WAITING);
    } finally {
      lock.unlock();
    }
  }

  /** Whether the window is full. */
  boolean full() {
    lock.lock();
    try {
      return waitingBytes >= limits.bodyWindow();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public OptionalLong declaredLength() {
    return declaredLength;
  }

  @Override
  public byte[] bytes(long limit, HttpError tooLarge) throws HttpError, IOException {
    if (declaredLength.isPresent() && declaredLength.getAsLong() > limit) {
      throw tooLarge;
    }
    take();
    byte[] bytes = {};
    int length = 0;
    for (ByteBuf part = next(); part != null; part = next()) {
      try {
        int more = part.readableBytes();
        if ((long) length + more > limit) {
          throw tooLarge;
        }
        if (length + more > bytes.length) {
          bytes = Arrays.copyOf(bytes, capacity(length, length + more));
        }
        part.readBytes(bytes, length, more);
        length += more;
      } finally {
        part.release();
      }
    }
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  /** A declared length is believed once its first bytes are here, and then saves every copy. */
  private int capacity(int length, int needed) {
    if (declaredLength.isPresent()) {
      return (int) Math.max(needed, declaredLength.getAsLong());
    }
    return length == 0 ? needed : (int) Math.max(needed, Math.min(2L * length, LARGEST_ARRAY));
  }

  @Override
  public InputStream stream() {
    take();
    reading = new Stream();
    return reading;
  }

  private void take() {
    if (taken) {
      throw new IllegalStateException("the body was read already");
    }
    taken = true;
  }

  @Override
  public @Nullable Object json(String failure) throws HttpError, IOException {
    HttpError tooLarge =
        new HttpError(413, "Request body exceeds " + limits.jsonLimit() + " byte limit");
    return JsonBody.parse(bytes(limits.jsonLimit(), tooLarge), failure);
  }

  /** The next part, or null at the end. Waits. */
  private @Nullable ByteBuf next() throws IOException {
    boolean announced = false;
    while (true) {
      boolean drained = false;
      ByteBuf part;
      lock.lock();
      try {
        if (parts.isEmpty() && !ended && failure == null && announced) {
          await();
        }
        part = parts.pollFirst();
        if (part != null) {
          boolean wasFull = waitingBytes >= limits.bodyWindow();
          waitingBytes -= part.readableBytes();
          drained = wasFull && waitingBytes < limits.bodyWindow();
        } else if (failure != null) {
          throw failure;
        } else if (ended) {
          return null;
        }
      } finally {
        lock.unlock();
      }
      if (drained) {
        source.drained();
      }
      if (part != null) {
        return part;
      }
      if (!announced) {
        source.wanted();
        announced = true;
      }
    }
  }

  private void await() throws IOException {
    long left = limits.bodyTimeout().toNanos();
    try {
      while (parts.isEmpty() && !ended && failure == null) {
        if (left <= 0) {
          failure = new SlowBodyException(limits.bodyTimeout());
          return;
        }
        left = arrived.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a request body", e);
    }
  }

  private final class Stream extends InputStream {
    private @Nullable ByteBuf part;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      ByteBuf from = part != null ? part : next();
      if (from == null) {
        return -1;
      }
      int count = Math.min(length, from.readableBytes());
      from.readBytes(target, offset, count);
      if (from.isReadable()) {
        part = from;
      } else {
        from.release();
        part = null;
      }
      return count;
    }

    @Override
    public void close() {
      if (part != null) {
        part.release();
        part = null;
      }
    }
  }
}
