package io.consuljvm.gossip;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Collects drops, one for each reason, so that a hostile packet makes a few lines of log at most.
 */
final class Drops {
  private final Map<DropReason, Drop> byReason = new EnumMap<>(DropReason.class);

  void add(RefusedException refused) {
    add(refused.reason(), 1, refused.text());
  }

  void add(DropReason reason, int count, String detail) {
    byReason.merge(
        reason,
        new Drop(reason, count, detail),
        (first, more) -> new Drop(reason, first.count() + more.count(), first.detail()));
  }

  List<Drop> toList() {
    return List.copyOf(byReason.values());
  }
}
