/**
 * Raft as a pure function of its inputs: {@link io.consuljvm.raft.core.RaftCore#step} takes what
 * happened and returns what is to be done. No clock, thread, file, socket, log or random source of
 * its own; so a simulator can run years of it, and replay any second.
 *
 * <h2>How to drive it</h2>
 *
 * <ol>
 *   <li>Read {@link io.consuljvm.raft.core.Recovered} from the disk, make a {@code RaftCore}, and
 *       step it with {@link io.consuljvm.raft.core.Input.Tick}.
 *   <li>On one thread: take the next input from the queue, or a tick when {@code wakeAtNanos} is
 *       reached, call {@code step}, and do the {@link io.consuljvm.raft.core.Effects}.
 *   <li>{@code write} goes to a log thread, in order; that thread may make several durable with one
 *       fsync, and then feeds {@link io.consuljvm.raft.core.Input.Persisted} with the last number.
 *       The core goes on meanwhile. What promises durability (votes, acknowledgements, a leader's
 *       own share in a majority) waits inside the core until then; a leader's entries travel to its
 *       followers while they travel to its disk. Nothing else is ordered by the shell, with one
 *       exception: a {@link io.consuljvm.raft.core.Write.Installation} replaces the state machine
 *       after what was reported committed before it.
 *   <li>{@code messages} and {@code replies} go out at once. Each message comes back as exactly one
 *       {@link io.consuljvm.raft.core.Input.Answered} or {@link
 *       io.consuljvm.raft.core.Input.Failed}; the core has no timeouts of its own for them. A
 *       request on {@link io.consuljvm.raft.core.Channel#SNAPSHOT} is followed by the bytes of the
 *       snapshot it marks.
 *   <li>Entries up to {@code commitIndex} are applied; {@link
 *       io.consuljvm.raft.core.RaftCore#entries} has them.
 *   <li>{@code outcomes} answer local requests. {@link io.consuljvm.raft.core.Outcome.Appended} is
 *       a promise to look for the entry: if that index is applied with that term it is done; when
 *       the server ceases to lead, or a restore is installed, what is not done by then has failed.
 *   <li>A snapshot: {@link io.consuljvm.raft.core.RaftCore#snapshotMark} of the applied index,
 *       write it, then {@link io.consuljvm.raft.core.Input.SnapshotTaken}; compaction follows as a
 *       write.
 * </ol>
 *
 * <h2>Where to start reading</h2>
 *
 * {@code Role} has the picture of the roles, {@code Rules} every decision on which safety hangs,
 * {@code Outbox} the argument for asynchronous writes, {@code Leader} and {@code Replication} what
 * keeps a cluster going, the handlers how peers are answered.
 */
@NullMarked
package io.consuljvm.raft.core;

import org.jspecify.annotations.NullMarked;
