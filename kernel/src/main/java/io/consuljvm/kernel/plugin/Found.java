package io.consuljvm.kernel.plugin;

/**
 * Something a plugin contributes.
 *
 * @param origin the plugin's jar, or its class if it came from the class path; for messages
 * @param value the contribution
 */
public record Found<T>(String origin, T value) {}
