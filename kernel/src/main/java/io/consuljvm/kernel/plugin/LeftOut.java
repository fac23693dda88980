package io.consuljvm.kernel.plugin;

/**
 * A plugin that does not take part.
 *
 * @param file its jar, or its class if it came from the class path
 * @param reason for people, in one line
 */
public record LeftOut(String file, String reason) {}
