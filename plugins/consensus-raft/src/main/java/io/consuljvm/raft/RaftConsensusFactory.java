package io.consuljvm.raft;

import io.consuljvm.spi.consensus.Consensus;
import io.consuljvm.spi.consensus.ConsensusContext;
import io.consuljvm.spi.consensus.ConsensusFactory;
import org.pf4j.Extension;

/** Chosen by {@code slots.consensus = raft}. */
@Extension
public class RaftConsensusFactory implements ConsensusFactory {
  @Override
  public String name() {
    return "raft";
  }

  @Override
  public Consensus create(ConsensusContext context) {
    return new RaftConsensus(context);
  }
}
