/** The membership slot: gossip pools. Start at {@link io.consuljvm.spi.membership.Pool}. */
@NullMarked
package io.consuljvm.spi.membership;

import org.jspecify.annotations.NullMarked;
