package io.consuljvm.gossip.core;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One member of one pool, as a pure state machine: decides, never acts.
 *
 * <p>Owned by one thread. The views are those of the last step and may be read between steps by
 * that thread only; what they answer does not change afterwards.
 *
 * <p>An example life, seen from the shell:
 *
 * <pre>
 *   step(Start)                 → Deliver(own join), wake in 73 ms
 *   step(Join [a])              → StartPushPull(1, a, our state)
 *   step(PushPullAnswered 1)    → Deliver(join of all at a), Joined(1 contacted)
 *   step(Tick)                  → SendPacket(b, [Ping, Alive…])
 *   step(PacketReceived b)      → nothing, or whatever b has to tell
 *   step(Leave)                 → Record(Leave), in time Done
 * </pre>
 */
public final class GossipCore {

  /** The longest time between two steps; there is always a round due before. */
  private static final long IDLE_NANOS = 1_000_000_000;

  private final Step step = new Step();
  private final Timers timers = new Timers();
  private final SerfCore serf;

  /**
   * @param random drives every choice; a seeded one makes the whole run repeatable
   */
  public GossipCore(GossipConfig config, MessageCodec codec, RandomGenerator random) {
    serf = new SerfCore(step, timers, config, codec, random);
  }

  /** Takes in what happened; the time must not be before that of the input before. */
  public Effects step(Input input) {
    step.begin(input.nowNanos());
    // Before what is due: after a pause, an ack that waited in a queue still counts.
    handle(input);
    timers.fireDue(input.nowNanos());
    serf.passTime();
    return new Effects(step.take(), timers.next(input.nowNanos() + IDLE_NANOS));
  }

  private void handle(Input input) {
    switch (input) {
      case Input.Start start -> serf.start(start.restored());
      case Input.Tick tick -> {}
      case Input.PacketReceived packet ->
          serf.memberlist().received(packet.from(), packet.messages());
      case Input.StreamPingReceived ping -> answerStreamPing(ping);
      case Input.PushPullReceived received ->
          serf.memberlist().sync().received(received.exchange(), received.remote());
      case Input.PushPullAnswered answered ->
          serf.memberlist().sync().answered(answered.exchange(), answered.remote());
      case Input.PushPullFailed failed ->
          serf.memberlist().sync().failed(failed.exchange(), failed.cause());
      case Input.StreamPingAnswered ping ->
          serf.memberlist().streamPingAnswered(ping.seqNo(), ping.answered());
      case Input.KeyringInstalled installed ->
          serf.keys().installed(installed.ticket(), installed.problem());
      case Input.Join join -> serf.join(join.request(), join.targets(), join.ignoreOldEvents());
      case Input.Leave leave -> serf.leave(leave.request());
      case Input.RemoveFailedMember remove ->
          serf.removeFailedMember(remove.request(), remove.name());
      case Input.SetTags set -> serf.setTags(set.request(), set.tags());
      case Input.FireUserEvent fire ->
          serf.fire(fire.request(), fire.name(), fire.payload(), fire.coalesce());
      case Input.StartQuery query ->
          serf.query(query.request(), query.name(), query.payload(), query.options());
      case Input.Respond respond -> serf.respond(respond.query(), respond.payload());
      case Input.ChangeKeys change ->
          serf.keys().change(change.request(), change.operation(), change.key());
    }
  }

  private void answerStreamPing(Input.StreamPingReceived received) {
    Message.Ping ping = received.ping();
    Optional<Message.Ack> ack =
        serf.memberlist().isForUs(ping)
            ? Optional.of(new Message.Ack(ping.seqNo(), Bytes.EMPTY))
            : Optional.empty();
    step.emit(new Output.AnswerStreamPing(received.exchange(), ack));
  }

  /**
   * Everyone known, failed and left ones included, in the order in which they were first heard of.
   */
  public List<Member> members() {
    return serf.members();
  }

  public Optional<Member> member(String name) {
    return serf.member(name);
  }

  public PoolState state() {
    return serf.state();
  }

  /** Our own coordinate; empty if they are off. */
  public Optional<Coordinate> coordinate() {
    return serf.coordinate();
  }

  /** Ours, or the last one heard from that node when we pinged it. */
  public Optional<Coordinate> coordinate(String node) {
    return serf.coordinate(node);
  }

  /** The content of a snapshot file written afresh, to replace one that grew too long. */
  public List<SnapshotRecord> snapshot() {
    return serf.snapshot();
  }

  public PoolStats stats() {
    return serf.stats();
  }

  SerfCore serf() {
    return serf;
  }
}
