package io.consuljvm.http;

import io.netty.channel.Channel;
import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds back whoever writes faster than the client reads. The wait is bounded by {@link
 * StalledClientGuard}, which closes the channel. Safe for any thread.
 */
final class WriteGate {
  private final Channel channel;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  WriteGate(Channel channel) {
    this.channel = channel;
  }

  /** The channel is writable again, or closed. Called on the event loop. */
  void changed() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there is room. Not to be called on the event loop.
   *
   * @throws IOException if the client has gone
   */
  void pass() throws IOException {
    if (channel.isWritable()) {
      return;
    }
    lock.lock();
    try {
      while (!channel.isWritable()) {
        if (!channel.isActive()) {
          throw new IOException("the client has gone");
        }
        changed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the client to read", e);
    } finally {
      lock.unlock();
    }
  }
}
