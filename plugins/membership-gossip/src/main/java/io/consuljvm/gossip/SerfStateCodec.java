package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import io.consuljvm.gossip.core.SerfState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Serf's part of a push/pull, type byte first, and back (serf, section 5). */
final class SerfStateCodec {
  /** The slots of the event buffer: all are sent, used or not. */
  private static final int SLOTS = 512;

  private SerfStateCodec() {}

  static Bytes encode(SerfState state) {
    return encode(state, SLOTS);
  }

  static Bytes encode(SerfState state, int slots) {
    Map<String, Long> times = new LinkedHashMap<>();
    List<String> left = new ArrayList<>();
    for (SerfState.StatusTime member : state.members()) {
      times.put(member.name(), member.lamportTime());
      if (member.left()) {
        left.add(member.name());
      }
    }
    List<Optional<SerfBodies.Events>> ring =
        new ArrayList<>(Collections.nCopies(slots, Optional.empty()));
    for (SerfState.EventsAt at : state.events()) {
      ring.set((int) Long.remainderUnsigned(at.lamportTime(), slots), Optional.of(body(at)));
    }
    return Wire.typed(
        SerfType.PUSH_PULL,
        SerfBodies.PUSH_PULL,
        new SerfBodies.PushPull(
            state.lamportTime(), times, left, state.eventTime(), ring, state.queryTime()));
  }

  private static SerfBodies.Events body(SerfState.EventsAt at) {
    return new SerfBodies.Events(
        at.lamportTime(),
        at.events().stream()
            .map(event -> new SerfBodies.Event(event.name(), Wire.bytes(event.payload())))
            .toList());
  }

  /** A ring of any size is taken. Somebody listed as left without a time has left at time 0. */
  static SerfState decode(Bytes state) throws RefusedException {
    if (state.isEmpty()) {
      throw new RefusedException(DropReason.EMPTY_MESSAGE, "remote state of no bytes");
    }
    int type = state.get(0) & 0xff;
    if (type != SerfType.PUSH_PULL) {
      throw new RefusedException(
          DropReason.UNKNOWN_TYPE, "remote state has bad type prefix: " + type);
    }
    SerfBodies.PushPull body = Wire.read(SerfBodies.PUSH_PULL, state.slice(1));
    List<SerfState.EventsAt> events = new ArrayList<>();
    for (Optional<SerfBodies.Events> slot : body.events()) {
      slot.ifPresent(used -> events.add(events(used)));
    }
    return new SerfState(body.lTime(), body.eventLTime(), body.queryLTime(), members(body), events);
  }

  private static List<SerfState.StatusTime> members(SerfBodies.PushPull body) {
    Set<String> left = new HashSet<>(body.leftMembers());
    Map<String, Long> times = new LinkedHashMap<>(body.statusLTimes());
    left.forEach(name -> times.putIfAbsent(name, 0L));
    List<SerfState.StatusTime> members = new ArrayList<>(times.size());
    times.forEach(
        (name, time) -> members.add(new SerfState.StatusTime(name, time, left.contains(name))));
    return members;
  }

  private static SerfState.EventsAt events(SerfBodies.Events used) {
    return new SerfState.EventsAt(
        used.lTime(),
        used.events().stream()
            .map(event -> new SerfState.NamedPayload(event.name(), Wire.core(event.payload())))
            .toList());
  }
}
