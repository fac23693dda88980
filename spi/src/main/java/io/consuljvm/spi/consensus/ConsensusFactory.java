package io.consuljvm.spi.consensus;

import org.pf4j.ExtensionPoint;

/** Fills the consensus slot. Asked on servers only. */
public interface ConsensusFactory extends ExtensionPoint {
  /** The value of {@code slots.consensus} that chooses this implementation. */
  String name();

  /** Called once, at start; nothing runs before {@link Consensus#start}. */
  Consensus create(ConsensusContext context);
}
