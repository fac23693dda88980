package io.consuljvm.kernel.config;

/**
 * A flag of {@code consul agent}, as given.
 *
 * @param name without dashes, such as {@code data-dir}
 * @param value {@code true} or {@code false} for switches
 */
public record AgentFlag(String name, String value) {}
