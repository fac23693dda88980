package io.consuljvm.spi.cli;

import java.util.Optional;

/**
 * The flags that all commands with the HTTP API share.
 *
 * @param address {@code -http-addr}, empty for the environment's or the default
 * @param datacenter {@code -datacenter}, empty for the agent's own
 * @param token {@code -token}, empty for none
 */
public record HttpFlags(Optional<String> address, String datacenter, String token) {}
