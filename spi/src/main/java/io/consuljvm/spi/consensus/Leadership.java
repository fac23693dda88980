package io.consuljvm.spi.consensus;

import java.util.Optional;

/**
 * Who leads, as far as this server knows.
 *
 * @param term Raft term in which this holds
 * @param leads whether this server is the leader
 * @param leader the leader, this server included
 */
public record Leadership(long term, boolean leads, Optional<ServerAddress> leader) {}
