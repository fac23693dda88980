package io.consuljvm.gossip.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Of the events of one name that allow it, keeps those of the latest Lamport time. */
final class UserEventCoalescer implements Coalescer {

  private final Map<String, List<Event.UserEvent>> pending = new LinkedHashMap<>();

  @Override
  public boolean takes(Event event) {
    if (!(event instanceof Event.UserEvent user) || !user.coalesce()) {
      return false;
    }
    List<Event.UserEvent> latest = pending.computeIfAbsent(user.name(), name -> new ArrayList<>());
    long known = latest.isEmpty() ? user.lamportTime() : latest.getFirst().lamportTime();
    if (LamportClock.isBefore(known, user.lamportTime())) {
      latest.clear();
      latest.add(user);
    } else if (known == user.lamportTime()) {
      latest.add(user);
    }
    return true;
  }

  @Override
  public List<Event> flush() {
    List<Event> events = new ArrayList<>();
    pending.values().forEach(events::addAll);
    pending.clear();
    return events;
  }
}
