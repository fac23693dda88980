/**
 * The replicated state as a feature sees it: tables that all servers change in the same order, by
 * commands from the log. Start at {@link io.consuljvm.spi.state.CommandHandler} for writing and
 * {@link io.consuljvm.spi.state.StateView} for reading.
 */
@NullMarked
package io.consuljvm.spi.state;

import org.jspecify.annotations.NullMarked;
