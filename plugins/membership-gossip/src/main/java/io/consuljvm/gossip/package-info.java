/** Placeholder. */
@NullMarked
package io.consuljvm.gossip;

import org.jspecify.annotations.NullMarked;
