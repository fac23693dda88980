package io.consuljvm.kernel.rpc;

import io.consuljvm.kernel.state.StateShell;
import io.consuljvm.spi.consensus.Consensus;

/**
 * The server that runs in this agent.
 *
 * @param consensus replicates what handlers propose
 * @param state what handlers read
 * @param barrier knows whether this server may act as the leader
 */
public record LocalServer(Consensus consensus, StateShell state, TermBarrier barrier) {}
