package io.consuljvm.kernel.rpc;

import io.consuljvm.spi.Clock;
import io.consuljvm.spi.Metrics;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What the dispatcher needs of the node.
 *
 * @param datacenter the agent's own
 * @param clock for every wait
 * @param random for pauses and jitter; safe for any thread
 * @param metrics counts calls (B325)
 * @param tokens says what callers may do
 * @param remote absent as long as the agent knows of no other
 */
public record RpcEnvironment(
    String datacenter,
    Clock clock,
    RandomGenerator random,
    Metrics metrics,
    TokenResolver tokens,
    Optional<RemoteCaller> remote) {}
