package io.consuljvm.gossip.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** User events: each is delivered once, and passed on when it is (serf, section 6). */
final class UserEvents {

  private final Step step;
  private final Consumer<Event> events;
  private final LamportClock clock = new LamportClock();
  private final DeduplicationRing<SerfState.NamedPayload> recent = new DeduplicationRing<>();
  private long minTime;

  UserEvents(Step step, Consumer<Event> events) {
    this.step = step;
    this.events = events;
  }

  void start(long restoredTime) {
    clock.increment();
    clock.witness(restoredTime);
    minTime = restoredTime + 1;
  }

  LamportClock clock() {
    return clock;
  }

  /** Older events than this are from before our time. */
  void ignoreBefore(long lamportTime) {
    if (LamportClock.isBefore(minTime, lamportTime)) {
      minTime = lamportTime;
    }
  }

  /** A new event of ours, delivered here already. */
  SerfMessage.UserEvent fire(String name, Bytes payload, boolean coalesce) {
    SerfMessage.UserEvent event = new SerfMessage.UserEvent(clock.time(), name, payload, coalesce);
    clock.increment();
    received(event);
    return event;
  }

  /** Whether it was new. */
  boolean received(SerfMessage.UserEvent event) {
    long time = event.lamportTime();
    clock.witness(time);
    if (LamportClock.isBefore(time, minTime)) {
      return false;
    }
    SerfState.NamedPayload content = new SerfState.NamedPayload(event.name(), event.payload());
    return switch (recent.offer(time, content, clock.time())) {
      case NEW -> {
        events.accept(new Event.UserEvent(time, event.name(), event.payload(), event.coalesce()));
        yield true;
      }
      case SEEN -> false;
      case TOO_OLD -> {
        step.warn(
            "serf: old user event dropped name={} time={} clock={}",
            event.name(),
            Long.toUnsignedString(time),
            Long.toUnsignedString(clock.time()));
        yield false;
      }
      case FULL -> {
        step.warn(
            "serf: user event dropped, too many at one time name={} time={}",
            event.name(),
            Long.toUnsignedString(time));
        yield false;
      }
    };
  }

  List<SerfState.EventsAt> buffered() {
    List<SerfState.EventsAt> buffered = new ArrayList<>();
    for (DeduplicationRing.Slot<SerfState.NamedPayload> slot : recent.used()) {
      buffered.add(new SerfState.EventsAt(slot.lamportTime(), slot.items()));
    }
    return buffered;
  }
}
