package io.consuljvm.gossip.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A few members that know each other, and everything they put out. */
final class Pool implements Simulation.Observer {

  final Simulation simulation;
  private final Map<Integer, List<Output>> outputs = new HashMap<>();

  Pool(int members) {
    this(members, UnaryOperator.identity());
  }

  Pool(int members, UnaryOperator<GossipConfig> change) {
    simulation = new Simulation(11, Timing.lan()).configured(change).observed(this);
    simulation.formed(members).run(Duration.ofSeconds(1));
  }

  @Override
  public void stepped(Simulation.Process process, Effects effects) {
    outputs.computeIfAbsent(process.index, index -> new ArrayList<>()).addAll(effects.outputs());
  }

  Simulation.Process member(int index) {
    return simulation.process(index);
  }

  /** The input is made with the current time. */
  void step(int member, Function<Long, Input> input) {
    simulation.process(member).step(input.apply(simulation.now()));
  }

  void run(Duration duration) {
    simulation.run(duration);
  }

  <T> List<T> all(int member, Class<T> kind) {
    return OneCore.only(kind, outputs.getOrDefault(member, List.of()));
  }

  List<Event> events(int member) {
    return OneCore.events(outputs.getOrDefault(member, List.of()));
  }

  List<Event.UserEvent> userEvents(int member) {
    return events(member).stream()
        .filter(Event.UserEvent.class::isInstance)
        .map(Event.UserEvent.class::cast)
        .toList();
  }

  List<Event.QueryEvent> queries(int member) {
    return events(member).stream()
        .filter(Event.QueryEvent.class::isInstance)
        .map(Event.QueryEvent.class::cast)
        .toList();
  }

  List<Event.MemberEvent.Type> memberEvents(int member, String about) {
    return OneCore.memberEvents(about, outputs.getOrDefault(member, List.of()));
  }

  MemberStatus status(int observer, int member) {
    return simulation
        .process(observer)
        .core()
        .member("node-" + member)
        .map(Member::status)
        .orElse(MemberStatus.NONE);
  }

  void forgetOutputs() {
    outputs.clear();
  }
}
