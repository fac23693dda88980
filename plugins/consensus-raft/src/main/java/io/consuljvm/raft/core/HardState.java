package io.consuljvm.raft.core;

import java.util.Optional;

/**
 * What a server must not forget besides its log (Ongaro and Ousterhout 2014, figure 2).
 *
 * @param votedFor whom it voted for in {@code term}; empty if nobody
 */
public record HardState(long term, Optional<ServerAddress> votedFor) {
  public static final HardState INITIAL = new HardState(0, Optional.empty());
}
