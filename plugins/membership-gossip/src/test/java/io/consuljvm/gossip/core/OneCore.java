package io.consuljvm.gossip.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** One core under test, with the world around it played by hand. Time starts at zero. */
final class OneCore {

  static final String NAME = "us";
  static final Endpoint OURS = endpoint(1);
  static final Tags TAGS = Tags.of(Map.of("role", "node"));

  final TwinCodec codec = new TwinCodec();
  final GossipCore core;
  private long nowNanos;
  private long wakeAtNanos;

  OneCore() {
    this(UnaryOperator.identity());
  }

  OneCore(UnaryOperator<GossipConfig> change) {
    GossipConfig config = GossipConfig.of(NAME, OURS, TAGS, Timing.lan());
    core = new GossipCore(change.apply(config), codec, new SplittableRandom(7));
    step(new Input.Start(0, Restored.nothing()));
  }

  static Endpoint endpoint(int host) {
    return new Endpoint(Bytes.of((byte) 127, (byte) 0, (byte) 0, (byte) host), 8301);
  }

  Node node(String name, int host) {
    return new Node(name, endpoint(host), codec.encodeTags(TAGS), VersionVector.CURRENT);
  }

  long now() {
    return nowNanos;
  }

  /** The input is given the current time. */
  List<Output> step(Input input) {
    Effects effects = core.step(input);
    wakeAtNanos = effects.wakeAtNanos();
    return effects.outputs();
  }

  List<Output> hear(Message... messages) {
    return hearFrom(endpoint(99), messages);
  }

  List<Output> hearFrom(Endpoint from, Message... messages) {
    return step(new Input.PacketReceived(nowNanos, from, List.of(messages)));
  }

  List<Output> meet(Node node) {
    return hear(new Message.Alive(1, node));
  }

  /** Lets time pass, ticking whenever the core wants to be woken. */
  List<Output> pass(Duration time) {
    long end = nowNanos + time.toNanos();
    List<Output> outputs = new ArrayList<>();
    while (wakeAtNanos <= end) {
      nowNanos = Math.max(nowNanos, wakeAtNanos);
      outputs.addAll(step(new Input.Tick(nowNanos)));
    }
    nowNanos = end;
    return outputs;
  }

  /** Time until an output of this kind appears, at most {@code limit}. */
  <T> Optional<T> passUntil(Duration limit, Class<T> kind) {
    long end = nowNanos + limit.toNanos();
    while (wakeAtNanos <= end) {
      nowNanos = Math.max(nowNanos, wakeAtNanos);
      List<T> found = only(kind, step(new Input.Tick(nowNanos)));
      if (!found.isEmpty()) {
        return Optional.of(found.getFirst());
      }
    }
    return Optional.empty();
  }

  MemberStatus status(String name) {
    return core.member(name).map(Member::status).orElse(MemberStatus.NONE);
  }

  KnownNode known(String name) {
    KnownNode known = core.serf().memberlist().nodes().find(name);
    if (known == null) {
      throw new AssertionError(name + " is not known");
    }
    return known;
  }

  boolean knows(String name) {
    return core.serf().memberlist().nodes().find(name) != null;
  }

  static <T> List<T> only(Class<T> kind, List<Output> outputs) {
    return outputs.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  static List<Event> events(List<Output> outputs) {
    return only(Output.Deliver.class, outputs).stream().map(Output.Deliver::event).toList();
  }

  static List<Event.MemberEvent.Type> memberEvents(String name, List<Output> outputs) {
    return events(outputs).stream()
        .filter(Event.MemberEvent.class::isInstance)
        .map(Event.MemberEvent.class::cast)
        .filter(event -> event.members().getFirst().name().equals(name))
        .map(Event.MemberEvent::type)
        .toList();
  }

  /** Every message in every packet. */
  static <T extends Message> List<T> sent(Class<T> kind, List<Output> outputs) {
    return only(Output.SendPacket.class, outputs).stream()
        .flatMap(packet -> packet.parts().stream())
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  static <T extends SerfMessage> List<T> sentBodies(Class<T> kind, List<Output> outputs) {
    return sent(Message.User.class, outputs).stream()
        .map(Message.User::body)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  static List<Optional<String>> results(List<Output> outputs) {
    return only(Output.Done.class, outputs).stream().map(Output.Done::problem).toList();
  }
}
