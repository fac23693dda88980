package io.consuljvm.raft.core;

/** A sentence that must hold at every moment; throws {@link Violation} when it does not. */
interface Invariant {
  /** After a core took an input; its effects are not carried out yet. */
  default void stepped(SimServer server, Input input, Effects effects) {}

  /** After a write, or the part of it that a crash left, became durable. */
  default void persisted(SimServer server, Write write) {}
}
