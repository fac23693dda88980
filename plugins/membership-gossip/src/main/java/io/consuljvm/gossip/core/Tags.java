package io.consuljvm.gossip.core;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tags of a member, in the order of their names. Immutable. */
public final class Tags {

  public static final Tags NONE = new Tags(new TreeMap<>());

  private final SortedMap<String, String> values;

  private Tags(SortedMap<String, String> values) {
    this.values = Collections.unmodifiableSortedMap(values);
  }

  /** A copy of {@code values}. */
  public static Tags of(Map<String, String> values) {
    return values.isEmpty() ? NONE : new Tags(new TreeMap<>(values));
  }

  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Unmodifiable, sorted. */
  public SortedMap<String, String> asMap() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tags that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
