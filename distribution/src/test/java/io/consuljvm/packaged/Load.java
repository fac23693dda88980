package io.consuljvm.packaged;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** So many acknowledgements, and it is time for the kill. */
final class Load {
  private final CountDownLatch acknowledgements;

  Load(int acknowledgements) {
    this.acknowledgements = new CountDownLatch(acknowledgements);
  }

  void acknowledged() {
    acknowledgements.countDown();
  }

  boolean reached(long timeout, TimeUnit unit) throws InterruptedException {
    return acknowledgements.await(timeout, unit);
  }
}
