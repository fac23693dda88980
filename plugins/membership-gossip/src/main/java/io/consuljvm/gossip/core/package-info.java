/**
 * The gossip protocols of a pool as pure state machines: SWIM as memberlist plays it, and Serf on
 * top.
 *
 * <p>The one idea: {@link io.consuljvm.gossip.core.GossipCore#step} takes what happened ({@link
 * io.consuljvm.gossip.core.Input}) and says what to do ({@link io.consuljvm.gossip.core.Output}).
 * Nothing in this package has a clock, thread, socket, logger or random source of its own: time is
 * a number in the input, chance is the generator given to the constructor, and with the same inputs
 * and the same seed every run is the same.
 *
 * <h2>The seam to the bytes</h2>
 *
 * The shell turns bytes into {@link io.consuljvm.gossip.core.Message} records before the core sees
 * them, and records into bytes after. A received packet is a list of messages: decryption,
 * checksum, decompression and the splitting of compounds have happened. A packet to send is an
 * {@link io.consuljvm.gossip.core.Output.SendPacket}: messages in order, whether they are wrapped
 * as a compound, and whether a checksum header goes in front; the shell compresses and encrypts.
 * What cannot be a record, because the core must measure or look into bytes, goes through the pure
 * {@link io.consuljvm.gossip.core.MessageCodec}: the encoded size of a message, so that a packet
 * keeps to its 1,400 bytes, and three opaque payloads (tags, ping coordinates, payloads of internal
 * queries). A Serf message that is passed on keeps the bytes it came in, so that fields of newer
 * senders survive.
 *
 * <h2>What the shell does</h2>
 *
 * <ol>
 *   <li>Owns the core: one thread (or one lock), every call included, the views too.
 *   <li>Feeds {@link io.consuljvm.gossip.core.Input.Start} first, then everything as it happens,
 *       and {@link io.consuljvm.gossip.core.Input.Tick} no later than {@link
 *       io.consuljvm.gossip.core.Effects#wakeAtNanos}.
 *   <li>Performs the outputs in their order. A {@link
 *       io.consuljvm.gossip.core.SnapshotRecord.Leave} is on disk before the outputs behind it are
 *       performed; other records may be buffered.
 *   <li>Answers what asks for an answer: {@link io.consuljvm.gossip.core.Output.StartPushPull} by
 *       {@code PushPullAnswered} or {@code PushPullFailed}, {@link
 *       io.consuljvm.gossip.core.Output.SendStreamPing} by {@code StreamPingAnswered}, {@link
 *       io.consuljvm.gossip.core.Output.InstallKeyring} by {@code KeyringInstalled}.
 * </ol>
 *
 * <p>Start reading at {@link io.consuljvm.gossip.core.GossipCore}; the rules of SWIM are in {@code
 * NodeRules} and {@code FailureDetector}, those of Serf in {@code SerfCore}. This package may not
 * know: bytes on the wire, files, names of hosts, Consul.
 */
@NullMarked
package io.consuljvm.gossip.core;

import org.jspecify.annotations.NullMarked;
