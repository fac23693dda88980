package io.consuljvm.spi.state;

import java.util.function.Function;

/** Reads of this server's own copy of the state, outside of RPC methods. Safe for any thread. */
public interface StateReader {
  /** Runs a function on the newest committed state. */
  <T> T read(Function<StateView, T> query);
}
