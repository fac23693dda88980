package io.consuljvm.kernel.wiring;

import java.util.Map;
import java.util.function.Supplier;

/** Lines that a feature adds to a section of the agent's statistics. */
public record WiredStats(String section, Supplier<Map<String, String>> lines) {}
