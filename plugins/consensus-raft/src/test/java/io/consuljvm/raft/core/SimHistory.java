package io.consuljvm.raft.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an all-seeing observer knows: which entries exist, which were committed and in which term,
 * and which were acknowledged to a client.
 */
final class SimHistory implements Invariant {
  private final Map<Long, Long> chains = new HashMap<>();
  private final ArrayList<Committed> committed = new ArrayList<>();
  private final TreeMap<Long, Long> acknowledged = new TreeMap<>();

  /** An entry of the one true log, and the term of the leader that first knew it committed. */
  record Committed(long chain, long inTerm) {}

  long lastCommitted() {
    return committed.size();
  }

  Committed committed(long index) {
    return committed.get((int) index - 1);
  }

  long lastAcknowledged() {
    return acknowledged.isEmpty() ? 0 : acknowledged.lastKey();
  }

  Map<Long, Long> acknowledged() {
    return acknowledged;
  }

  /** The chain of the entry that this index and term name; the given one if it is a new name. */
  long chainOf(long index, long term, long chain) {
    Long known = chains.putIfAbsent((index << 24) + term, chain);
    return known == null ? chain : known;
  }

  /** Leaders commit; what others know of it, they know from them. */
  @Override
  public void stepped(SimServer server, Input input, Effects effects) {
    long index = server.status().commitIndex();
    if (index <= committed.size()) {
      return;
    }
    if (server.status().role() != RoleName.LEADER && server.before().role() != RoleName.LEADER) {
      throw new Violation(
          server.address + " commits " + index + ", no leader has beyond " + committed.size());
    }
    long term = server.leads() ? server.status().term() : server.before().term();
    while (committed.size() < index) {
      committed.add(new Committed(server.log().chainAt(committed.size() + 1), term));
    }
  }

  void applied(SimServer server, boolean acknowledges) {
    long index = server.appliedIndex();
    if (index > committed.size() || committed(index).chain() != server.appliedChain()) {
      throw new Violation(server.address + " applied something else at " + index);
    }
    if (acknowledges) {
      acknowledged.put(index, server.appliedChain());
    }
  }
}
