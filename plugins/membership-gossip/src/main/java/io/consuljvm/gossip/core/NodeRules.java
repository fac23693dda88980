package io.consuljvm.gossip.core;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this node believes of the others, and how that changes (memberlist, section 9; SWIM, section
 * 4.2).
 *
 * <p>The word of a higher incarnation beats any of a lower one; only a node itself raises its
 * incarnation, to refute. At the same incarnation suspect beats alive, and dead beats both:
 *
 * <pre>
 *            alive, higher incarnation
 *        ┌──────────────┬──────────────┐
 *        ▼              │              │
 *      ALIVE ─suspect─▶ SUSPECT ─dead─▶ DEAD ─end of a probe round─▶ departed
 *        └────────────────dead─────────▶┘
 * </pre>
 */
final class NodeRules {

  private static final long INCARNATION_MASK = 0xffff_ffffL;

  private final Step step;
  private final Timers timers;
  private final GossipConfig config;
  private final MessageCodec codec;
  private final NodeTable nodes;
  private final BroadcastQueue broadcasts;
  private final Awareness awareness;
  private final Delegate delegate;
  private final Packets packets;
  private final DepartedNodes departed;
  private long ownIncarnation;
  private boolean leaving;
  private @Nullable Runnable onLeft;

  NodeRules(
      Step step,
      Timers timers,
      GossipConfig config,
      MessageCodec codec,
      NodeTable nodes,
      BroadcastQueue broadcasts,
      Awareness awareness,
      Packets packets,
      Delegate delegate) {
    this.step = step;
    this.timers = timers;
    this.config = config;
    this.codec = codec;
    this.nodes = nodes;
    this.broadcasts = broadcasts;
    this.awareness = awareness;
    this.packets = packets;
    this.delegate = delegate;
    departed =
        new DepartedNodes(
            config.serfTiming().reconnectTimeout().toNanos(),
            config.timing().probeInterval().toNanos());
  }

  /** Makes ourselves known, first of all or with new meta. */
  void announce(@Nullable Runnable onFinished) {
    KnownNode known = nodes.find(config.name());
    Endpoint endpoint = known == null ? config.advertised() : known.node().endpoint();
    Node own = new Node(config.name(), endpoint, delegate.meta(), config.versions());
    alive(new Message.Alive(nextIncarnation(), own), true, onFinished);
  }

  void alive(Message.Alive message) {
    alive(message, false, null);
  }

  private void alive(Message.Alive message, boolean announcement, @Nullable Runnable onFinished) {
    Node claimed = message.node();
    boolean own = isOwn(claimed.name());
    // Otherwise an old message still under way would bring us back while we go.
    if (leaving && own) {
      return;
    }
    KnownNode known = nodes.find(claimed.name());
    if (known != null && !own && isOldNews(message, known)) {
      return;
    }
    Optional<String> refusal = delegate.refusal(List.of(claimed));
    if (refusal.isPresent()) {
      step.warn(
          "memberlist: alive message refused node={} reason={}", claimed.name(), refusal.get());
      return;
    }
    if (known == null) {
      if (departed.isOutdated(message)) {
        departed
            .accusation(claimed.name(), config.name(), step.now())
            .ifPresent(accusation -> packets.sendAlone(claimed.endpoint(), accusation));
        return;
      }
      departed.forget(claimed.name());
      known = new KnownNode(claimed, step.now());
      nodes.add(known);
    }
    if (!known.node().endpoint().equals(claimed.endpoint())) {
      delegate.conflict(known.node(), claimed);
      return;
    }
    if (own
        ? message.incarnation() < known.incarnation()
        : message.incarnation() <= known.incarnation()) {
      return;
    }
    known.clear();
    NodeState oldState = known.state();
    Bytes oldMeta = known.node().meta();
    if (own && !announcement) {
      // A former life of ours may have used the same incarnation with other tags.
      if (message.incarnation() == known.incarnation()
          && claimed.meta().equals(oldMeta)
          && claimed.versions().equals(known.node().versions())) {
        return;
      }
      step.warn("memberlist: refuting an alive message incarnation={}", message.incarnation());
      refute(known, message.incarnation());
    } else {
      known.describe(withKnownVersions(claimed, known.node()));
      known.become(NodeState.ALIVE, message.incarnation(), step.now());
      Message.Alive news =
          known.node() == claimed
              ? message
              : new Message.Alive(message.incarnation(), known.node());
      broadcast(news, claimed.name(), onFinished);
    }
    if (oldState == NodeState.DEAD) {
      delegate.joined(known.node());
    } else if (!oldMeta.equals(known.node().meta())) {
      delegate.updated(known.node());
    }
  }

  /** Most of what gossip brings: not worth a question to the merge rule. */
  private static boolean isOldNews(Message.Alive message, KnownNode known) {
    return message.incarnation() <= known.incarnation()
        && message.node().endpoint().equals(known.node().endpoint());
  }

  void suspect(Message.Suspect message) {
    KnownNode known = nodes.find(message.node());
    if (known == null || message.incarnation() < known.incarnation()) {
      return;
    }
    Suspicion running = known.suspicion();
    if (running != null) {
      if (running.confirm(message.from())) {
        broadcast(message, message.node(), null);
        awaitRefutation(known, running);
      }
      return;
    }
    if (!known.isAlive()) {
      return;
    }
    if (isOwn(message.node())) {
      step.warn("memberlist: refuting a suspect message from={}", message.from());
      refute(known, message.incarnation());
      return;
    }
    broadcast(message, message.node(), null);
    known.become(NodeState.SUSPECT, message.incarnation(), step.now());
    startSuspicion(known, message.from());
  }

  void dead(Message.Dead message) {
    KnownNode known = nodes.find(message.node());
    if (known == null || message.incarnation() < known.incarnation()) {
      return;
    }
    known.clear();
    if (known.isDead()) {
      return;
    }
    boolean own = isOwn(message.node());
    if (own && !leaving) {
      step.warn("memberlist: refuting a dead message from={}", message.from());
      refute(known, message.incarnation());
      return;
    }
    broadcast(message, message.node(), own ? onLeft : null);
    known.become(NodeState.DEAD, message.incarnation(), step.now());
    delegate.left(known.node());
  }

  /** At the end of a probe round: the dead go, but not quite out of mind. */
  void purge() {
    nodes.purgeAndShuffle(node -> departed.remember(node, step.now()));
  }

  /**
   * Declares ourselves dead.
   *
   * @param whenSent runs when that has been sent as often as a broadcast is
   */
  void leave(Runnable whenSent) {
    if (leaving) {
      return;
    }
    leaving = true;
    onLeft = whenSent;
    KnownNode own = nodes.find(config.name());
    if (own != null) {
      dead(new Message.Dead(own.incarnation(), config.name(), ""));
    }
  }

  private void startSuspicion(KnownNode known, String accuser) {
    Timing timing = config.timing();
    int expected = Scaling.expectedConfirmations(timing.suspicionMult(), nodes.size());
    long min =
        Scaling.suspicionMinNanos(
            timing.suspicionMult(), nodes.size(), timing.probeInterval().toNanos());
    long max = timing.suspicionMaxMult() * min;
    Suspicion suspicion = new Suspicion(accuser, expected, min, max, step.now());
    known.suspect(suspicion);
    awaitRefutation(known, suspicion);
  }

  /** Sets the timer for the current deadline; an earlier timer of the same suspicion is void. */
  private void awaitRefutation(KnownNode known, Suspicion suspicion) {
    suspicion.expire(timers.at(suspicion.deadlineNanos(), () -> expired(known, suspicion)));
  }

  private void expired(KnownNode known, Suspicion suspicion) {
    if (known.suspicion() != suspicion) {
      return;
    }
    step.info(
        "memberlist: marking as failed node={} confirmations={}",
        known.name(),
        suspicion.confirmations());
    dead(new Message.Dead(known.incarnation(), known.name(), config.name()));
  }

  /** Answers an accusation with a higher incarnation than it knows of. */
  private void refute(KnownNode own, long accusedIncarnation) {
    long incarnation = nextIncarnation();
    if (accusedIncarnation >= incarnation) {
      incarnation = accusedIncarnation + 1 & INCARNATION_MASK;
      ownIncarnation = incarnation;
    }
    own.become(own.state(), incarnation, step.now());
    awareness.apply(1);
    broadcast(new Message.Alive(incarnation, own.node()), own.name(), null);
  }

  private long nextIncarnation() {
    ownIncarnation = ownIncarnation + 1 & INCARNATION_MASK;
    return ownIncarnation;
  }

  private void broadcast(Message message, String about, @Nullable Runnable onFinished) {
    broadcasts.add(new Broadcast(message, codec.sizeOf(message), about, onFinished));
  }

  private boolean isOwn(String name) {
    return name.equals(config.name());
  }

  /** A message without versions leaves those that are known. */
  private static Node withKnownVersions(Node claimed, Node known) {
    return claimed.versions().equals(VersionVector.NONE)
        ? new Node(claimed.name(), claimed.endpoint(), claimed.meta(), known.versions())
        : claimed;
  }
}
