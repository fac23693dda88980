package io.consuljvm.raft;

import java.time.Duration;
import java.util.function.Consumer;

/** A thread that ends by itself, or by a failure that stops the node. */
final class Worker {
  private final Thread thread;

  /** What the thread does. */
  interface Body {
    void run() throws Exception;
  }

  private Worker(Thread thread) {
    this.thread = thread;
  }

  static Worker start(String name, Body body, Consumer<Throwable> onFailure) {
    return new Worker(
        Thread.ofPlatform()
            .name(name)
            .daemon()
            .start(() -> {
              try {
                body.run();
              } catch (Exception | Error e) {
                onFailure.accept(e);
              }
            }));
  }

  /** Waits for its end; false if that did not come. A thread does not wait for itself. */
  boolean awaitEnd(Duration deadline) throws InterruptedException {
    return Thread.currentThread() == thread || thread.join(deadline);
  }
}
