package io.consuljvm.gossip.core;

import java.util.List;
import java.util.Optional;

/**
 * Decides who may share the pool. Asked about everyone listed in a push/pull that is a join, and
 * about the one node of every alive message; must be pure.
 */
@FunctionalInterface
public interface MergeRule {

  /** Why these members, not yet statuses of the pool, are refused; the first reason found. */
  Optional<String> refusal(List<Member> members);

  static MergeRule acceptAll() {
    return members -> Optional.empty();
  }
}
