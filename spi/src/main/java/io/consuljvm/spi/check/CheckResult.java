package io.consuljvm.spi.check;

/**
 * What a run of a check found.
 *
 * @param output for people; cut to 4096 bytes by whoever stores it ({@code H459})
 */
public record CheckResult(CheckStatus status, String output) {}
