package io.consuljvm.spi.rpc;

/**
 * Inlined in the argument of every write method (wire/server-rpc.md section 4).
 *
 * @param token ACL token, empty for the anonymous one
 */
public record WriteRequest(String token) {}
