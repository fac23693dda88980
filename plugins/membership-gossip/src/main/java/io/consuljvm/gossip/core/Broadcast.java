package io.consuljvm.gossip.core;

import org.jspecify.annotations.Nullable;

/**
 * A message on its way to everyone.
 *
 * @param about a newer broadcast about the same node replaces this one; null if nothing replaces it
 * @param size encoded, type byte included
 * @param onFinished runs once, when it will not be sent again: limit reached, replaced, or dropped
 */
record Broadcast(Message message, int size, @Nullable String about, @Nullable Runnable onFinished) {

  void finished() {
    if (onFinished != null) {
      onFinished.run();
    }
  }
}
