package io.consuljvm.gossip.core;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Push/pull: full exchanges of state, now and then with a random node, and to join (memberlist,
 * section 7).
 */
final class StateSync {

  private final Step step;
  private final Timers timers;
  private final GossipConfig config;
  private final NodeTable nodes;
  private final NodeRules rules;
  private final Delegate delegate;
  private final Map<Long, Exchange> exchanges = new LinkedHashMap<>();
  private long lastExchange;

  StateSync(
      Step step,
      Timers timers,
      GossipConfig config,
      NodeTable nodes,
      NodeRules rules,
      Delegate delegate) {
    this.step = step;
    this.timers = timers;
    this.config = config;
    this.nodes = nodes;
    this.rules = rules;
    this.delegate = delegate;
  }

  /** What to do with the other side's state, or with the news that there is none. */
  private interface Exchange {
    void ended(Optional<String> problem);
  }

  /** How a join went. */
  @FunctionalInterface
  interface JoinResult {
    void joined(int contacted, List<Output.JoinFailure> failures);
  }

  void start(RandomGenerator random) {
    long stagger = random.nextLong(config.timing().pushPullInterval().toNanos());
    timers.at(step.now() + stagger + scaledInterval(), this::round);
  }

  /** Contacts the targets one after the other, whatever becomes of each. */
  void join(List<Endpoint> targets, JoinResult whenDone) {
    joinNext(targets.iterator(), 0, new ArrayList<>(), whenDone);
  }

  private void joinNext(
      Iterator<Endpoint> targets,
      int contacted,
      List<Output.JoinFailure> failures,
      JoinResult whenDone) {
    if (!targets.hasNext()) {
      whenDone.joined(contacted, failures);
      return;
    }
    Endpoint target = targets.next();
    exchange(
        target,
        true,
        problem -> {
          problem.ifPresent(cause -> failures.add(new Output.JoinFailure(target, cause)));
          int reached = problem.isPresent() ? contacted : contacted + 1;
          joinNext(targets, reached, failures, whenDone);
        });
  }

  /** The acceptor's side: answer with what we knew before, then merge. */
  void received(long exchange, PushPull remote) {
    step.emit(new Output.AnswerPushPull(exchange, localState(remote.join())));
    merge(remote.join(), remote)
        .ifPresent(problem -> step.error("memberlist: push/pull not merged reason={}", problem));
  }

  /** The initiator's side. */
  void answered(long exchange, PushPull remote) {
    Exchange waiting = exchanges.remove(exchange);
    if (waiting != null) {
      boolean join = waiting instanceof JoinExchange;
      waiting.ended(merge(join, remote));
    }
  }

  void failed(long exchange, String cause) {
    Exchange waiting = exchanges.remove(exchange);
    if (waiting != null) {
      waiting.ended(Optional.of(cause));
    }
  }

  private record JoinExchange(Exchange then) implements Exchange {
    @Override
    public void ended(Optional<String> problem) {
      then.ended(problem);
    }
  }

  private void round() {
    timers.at(step.now() + scaledInterval(), this::round);
    List<KnownNode> partner =
        nodes.pick(1, node -> node.isAlive() && !node.name().equals(config.name()));
    for (KnownNode node : partner) {
      exchange(
          node.node().endpoint(),
          false,
          problem ->
              problem.ifPresent(cause ->
                  step.error("memberlist: push/pull failed node={} cause={}", node.name(), cause)));
    }
  }

  private void exchange(Endpoint to, boolean join, Exchange then) {
    long exchange = ++lastExchange;
    exchanges.put(exchange, join ? new JoinExchange(then) : then);
    step.emit(new Output.StartPushPull(exchange, to, localState(join)));
  }

  private PushPull localState(boolean join) {
    List<PushPull.Entry> entries = new ArrayList<>(nodes.size());
    for (KnownNode known : nodes.all()) {
      entries.add(new PushPull.Entry(known.node(), known.incarnation(), known.state()));
    }
    return new PushPull(join, entries, Optional.of(delegate.localState()));
  }

  private Optional<String> merge(boolean join, PushPull remote) {
    Optional<String> problem = ProtocolCheck.problem(remote.nodes(), nodes.all());
    if (problem.isEmpty() && join) {
      problem = delegate.refusal(remote.nodes().stream().map(this::node).toList());
    }
    if (problem.isPresent()) {
      return problem;
    }
    for (PushPull.Entry entry : remote.nodes()) {
      merge(entry);
    }
    remote.serf().ifPresent(serf -> delegate.mergeState(serf, join));
    return Optional.empty();
  }

  private void merge(PushPull.Entry entry) {
    switch (entry.state()) {
      case ALIVE -> rules.alive(new Message.Alive(entry.incarnation(), node(entry)));
      // Second-hand news of a death is only a suspicion: the accused may still refute.
      case SUSPECT, DEAD ->
          rules.suspect(
              new Message.Suspect(entry.incarnation(), entry.node().name(), config.name()));
      case LEFT -> {}
    }
  }

  private Node node(PushPull.Entry entry) {
    return entry.node().withPortIfMissing(config.bindPort());
  }

  private long scaledInterval() {
    return Scaling.pushPullNanos(config.timing().pushPullInterval().toNanos(), nodes.size());
  }
}
