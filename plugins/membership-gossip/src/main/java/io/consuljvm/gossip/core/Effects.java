package io.consuljvm.gossip.core;

import java.util.List;

/**
 * The answer to one input.
 *
 * @param outputs to be performed in this order
 * @param wakeAtNanos when the next {@link Input.Tick} is wanted at the latest
 */
public record Effects(List<Output> outputs, long wakeAtNanos) {

  public Effects {
    outputs = List.copyOf(outputs);
  }
}
