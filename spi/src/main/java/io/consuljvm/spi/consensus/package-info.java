/**
 * The consensus slot: a replicated log that drives one {@link
 * io.consuljvm.spi.consensus.StateMachine}. Start at {@link io.consuljvm.spi.consensus.Consensus}.
 */
@NullMarked
package io.consuljvm.spi.consensus;

import org.jspecify.annotations.NullMarked;
