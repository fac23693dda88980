/**
 * The consensus slot: Raft, wire-compatible with the original's. What it decides is in {@link
 * io.consuljvm.raft.core}; here is what it acts with. Start at {@link
 * io.consuljvm.raft.RaftConsensus}.
 *
 * <h2>Three threads</h2>
 *
 * {@code raft} owns the core: it takes what arrives, lets the core decide, and hands out the work.
 * {@code raft-log} makes the log durable; all writes that wait when it comes round share one fsync,
 * so its speed is that of the disk at one client and that of the processor at many. {@code
 * raft-fsm} applies what is committed, in batches, and completes the futures. None of them is ever
 * interrupted, for a thread in storage must not be.
 *
 * <h2>Snapshots</h2>
 *
 * The original keeps its state in memory, and so must write all of it to a file before it may drop
 * a part of its log. Here the state is in a store of its own, which shows a prefix of the log and
 * says where that ends. <em>The state is the snapshot</em>: to compact, it is made durable ({@link
 * io.consuljvm.spi.consensus.StateMachine#sync}), a {@linkplain io.consuljvm.raft.core.SnapshotMark
 * mark} with the term and the configuration at its applied index is stored beside the log, and the
 * log below is dropped, but for the trailing entries. That costs one fsync however large the state
 * is, where a file would cost reading and writing gigabytes every 8192 entries; the log is bounded
 * all the same. The price: a state store that is lost cannot be rebuilt from the log. A server that
 * finds one refuses to start, and is to be wiped and to join anew; with a snapshot file that is new
 * enough it takes that.
 *
 * <p>Files in the original's format ({@link io.consuljvm.raft.SnapshotDirectory}) are written where
 * bytes are needed: to send to a server whose next entry is gone, and for what comes in, an
 * installed snapshot or an archive to restore, until the state has taken it in. At most two are
 * kept.
 */
@NullMarked
package io.consuljvm.raft;

import org.jspecify.annotations.NullMarked;
