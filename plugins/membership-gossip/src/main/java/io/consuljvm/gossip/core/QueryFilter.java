package io.consuljvm.gossip.core;

import java.util.List;

/** Who shall process a query. All filters of a query must pass. */
public sealed interface QueryFilter {

  record Nodes(List<String> names) implements QueryFilter {
    public Nodes {
      names = List.copyOf(names);
    }
  }

  /**
   * @param expression a regular expression, found anywhere in the value; a missing tag is empty
   */
  record Tag(String name, String expression) implements QueryFilter {}

  /** A filter of a kind, or with a content, that this version does not know: it never passes. */
  record Unknown(int type) implements QueryFilter {}
}
