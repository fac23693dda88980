package io.consuljvm.spi.consensus;

/**
 * A member of the quorum's configuration.
 *
 * @param id equals the address in protocol version 1
 * @param voter false for one that only receives the log
 */
public record Peer(String id, ServerAddress address, boolean voter) {}
