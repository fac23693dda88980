package io.consuljvm.spi.rpc;

import io.consuljvm.codec.Unsigned;
import java.time.Duration;

/**
 * What is known of an answer; inlined in the reply of every read method (wire/server-rpc.md section
 * 4).
 *
 * @param index the highest index the result depends on. Unsigned
 * @param lastContact since the answering server heard from the leader; zero on the leader
 * @param knownLeader whether the answering server knew a leader
 */
public record QueryMeta(@Unsigned long index, Duration lastContact, boolean knownLeader) {
  /** What a handler fills in; the dispatcher knows the rest. */
  public static QueryMeta ofIndex(long index) {
    return new QueryMeta(index, Duration.ZERO, false);
  }
}
