package io.consuljvm.gossip.core;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Intents about members that are not known yet: the newest of each name, for a few minutes. */
final class RecentIntents {

  private final Map<String, Intent> byName = new LinkedHashMap<>();

  enum Kind {
    JOIN,
    LEAVE
  }

  record Intent(Kind kind, long lamportTime, long seenNanos) {}

  /** Whether this is newer than what was known, and hence worth passing on. */
  boolean remember(String name, Kind kind, long lamportTime, long nowNanos) {
    Intent known = byName.get(name);
    if (known != null && !LamportClock.isBefore(known.lamportTime, lamportTime)) {
      return false;
    }
    if (known == null && byName.size() >= Limits.RECENT_INTENTS) {
      return false;
    }
    byName.put(name, new Intent(kind, lamportTime, nowNanos));
    return true;
  }

  @Nullable Intent find(String name) {
    return byName.get(name);
  }

  void forgetOlderThan(long ageNanos, long nowNanos) {
    byName.values().removeIf(intent -> nowNanos - intent.seenNanos > ageNanos);
  }

  int size() {
    return byName.size();
  }
}
