/** Consensus by Raft, wire-compatible with the original. The decisions are in {@code core}. */
@NullMarked
package io.consuljvm.raft;

import org.jspecify.annotations.NullMarked;
