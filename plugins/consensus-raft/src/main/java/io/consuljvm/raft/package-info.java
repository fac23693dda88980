/** Placeholder. */
@NullMarked
package io.consuljvm.raft;

import org.jspecify.annotations.NullMarked;
