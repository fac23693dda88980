package io.consuljvm.kernel.rpc;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call that is under way on a virtual thread. */
final class Background<T> {
  private static final int PATIENCE_SECONDS = 30;

  private final CompletableFuture<T> outcome = new CompletableFuture<>();

  private Background() {}

  static <T> Background<T> start(Callable<T> work) {
    Background<T> background = new Background<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            background.outcome.complete(work.call());
          } catch (Exception e) {
            background.outcome.completeExceptionally(e);
          }
        });
    return background;
  }

  boolean done() {
    return outcome.isDone();
  }

  T result() {
    try {
      return outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  Throwable failure() {
    try {
      throw new AssertionError("succeeded: " + outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
