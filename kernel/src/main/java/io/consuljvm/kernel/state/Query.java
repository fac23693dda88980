package io.consuljvm.kernel.state;

import io.consuljvm.spi.state.StateView;

/**
 * A question to the state. Depends on the view and nothing else.
 *
 * @param <T> the answer
 * @param <X> what it may throw
 */
@FunctionalInterface
public interface Query<T, X extends Exception> {
  T run(StateView view) throws X;
}
