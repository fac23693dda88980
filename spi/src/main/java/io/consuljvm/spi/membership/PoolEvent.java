package io.consuljvm.spi.membership;

import java.util.List;

/** Something that happened in a pool, in the order in which it did. */
public sealed interface PoolEvent {
  /** Members joined, or came back. */
  record Joined(List<Member> members) implements PoolEvent {}

  /** Members left of their own will, or were made to leave. */
  record Left(List<Member> members) implements PoolEvent {}

  /** Members stopped answering. */
  record Failed(List<Member> members) implements PoolEvent {}

  /** Members changed their tags or their address. */
  record Updated(List<Member> members) implements PoolEvent {}

  /** Members were forgotten after their time. */
  record Reaped(List<Member> members) implements PoolEvent {}

  /** A user event. The payload is not to be modified. */
  record User(long lamportTime, String name, byte[] payload, boolean coalesce)
      implements PoolEvent {}
}
