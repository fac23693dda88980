/**
 * The replicated-state shell: what turns a committed log entry into one write transaction on a
 * store, a reader's question into a view, and a commit into the waking of exactly those who had
 * read what it changed. It knows tables, keys and type bytes, and nothing of what they stand for.
 *
 * <p>Start at {@link io.consuljvm.kernel.state.StateShell}. Writing goes on through {@code
 * CommandTransaction} and {@code TableOverlay}, waiting through {@link
 * io.consuljvm.kernel.state.Watch} and {@code WatchRegistry}, and the format of snapshots is in
 * {@code SnapshotWriter} and {@code SnapshotReader} (wire/raft.md section 9).
 */
@NullMarked
package io.consuljvm.kernel.state;

import org.jspecify.annotations.NullMarked;
