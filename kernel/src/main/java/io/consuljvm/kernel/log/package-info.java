/**
 * The agent's log: how a line looks ({@code C120}), which lines are shown ({@code C121}), the gate
 * that holds lines back until the banner is out ({@code C112}), and the last 512 lines that a
 * monitor starts with ({@code C123}).
 *
 * <p>Code logs through slf4j, with the subsystem as the logger's name; the platform's logging
 * carries the records here. Start at {@link io.consuljvm.kernel.log.AgentLog}.
 */
@NullMarked
package io.consuljvm.kernel.log;

import org.jspecify.annotations.NullMarked;
