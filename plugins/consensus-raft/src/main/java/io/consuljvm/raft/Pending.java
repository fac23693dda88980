package io.consuljvm.raft;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits for a request to the core.
 *
 * @param startNanos when it came in
 * @param until what is waited for, if the request appends to the log
 */
record Pending(CompletableFuture<@Nullable Object> future, long startNanos, Until until) {
  enum Until {
    APPENDED,
    APPLIED
  }

  static Pending since(long startNanos) {
    return new Pending(new CompletableFuture<>(), startNanos, Until.APPLIED);
  }

  void complete(@Nullable Object result) {
    if (result instanceof Throwable rejected) {
      future.completeExceptionally(rejected);
    } else {
      future.complete(result);
    }
  }

  void fail(Throwable cause) {
    future.completeExceptionally(cause);
  }
}
