package io.consuljvm.gossip.core;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the latest event of each member, and one event of each type comes out. */
final class MemberCoalescer implements Coalescer {

  private final Map<String, Latest> pending = new LinkedHashMap<>();
  private final Map<String, Event.MemberEvent.Type> told = new HashMap<>();

  private record Latest(Event.MemberEvent.Type type, Member member) {}

  @Override
  public boolean takes(Event event) {
    if (!(event instanceof Event.MemberEvent members)) {
      return false;
    }
    for (Member member : members.members()) {
      pending.put(member.name(), new Latest(members.type(), member));
    }
    return true;
  }

  @Override
  public List<Event> flush() {
    Map<Event.MemberEvent.Type, List<Member>> byType = new EnumMap<>(Event.MemberEvent.Type.class);
    for (Latest latest : pending.values()) {
      Event.MemberEvent.Type before = told.put(latest.member.name(), latest.type);
      if (before != latest.type || latest.type == Event.MemberEvent.Type.UPDATE) {
        byType.computeIfAbsent(latest.type, type -> new ArrayList<>()).add(latest.member);
      }
      if (latest.type == Event.MemberEvent.Type.REAP) {
        told.remove(latest.member.name());
      }
    }
    pending.clear();
    List<Event> events = new ArrayList<>();
    byType.forEach((type, members) -> events.add(new Event.MemberEvent(type, members)));
    return events;
  }
}
