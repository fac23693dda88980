package io.consuljvm.kernel.log;

/** A finished line and its level. */
record LogLine(LogLevel level, String text) {}
