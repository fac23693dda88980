package io.consuljvm.kernel.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A group of keys: the top level or an object in it. Keys are added while the classes that hold
 * them are initialised; immutable from then on.
 */
final class Section {
  private final String name;
  private final String messageName;
  private final String meaning;
  private final List<Key<?>> keys = new ArrayList<>();

  /**
   * @param name of the object; empty for the top level
   * @param messageName as messages call it
   */
  Section(String name, String messageName, String meaning) {
    this.name = name;
    this.messageName = messageName;
    this.meaning = meaning;
  }

  String name() {
    return name;
  }

  String messageName() {
    return messageName;
  }

  String meaning() {
    return meaning;
  }

  List<Key<?>> keys() {
    return Collections.unmodifiableList(keys);
  }

  <T> Key<T> add(Key<T> key) {
    Key<T> owned = key.in(this);
    keys.add(owned);
    return owned;
  }

  static Key<Boolean> flag(String name) {
    return Key.of(name, ValueType.FLAG, Merge.SWITCH_ON, false);
  }

  /** A flag that can be switched off as well ({@code F009}). */
  static Key<Boolean> choice(String name) {
    return Key.of(name, ValueType.FLAG, Merge.REPLACE, null);
  }

  static Key<Boolean> choice(String name, boolean fallback) {
    return Key.of(name, ValueType.FLAG, Merge.REPLACE, fallback);
  }

  static Key<Integer> integer(String name, int fallback) {
    return Key.of(name, ValueType.INTEGER, Merge.UNLESS_ZERO, fallback);
  }

  static Key<String> text(String name, String fallback) {
    return Key.of(name, ValueType.TEXT, Merge.UNLESS_ZERO, fallback);
  }

  static Key<String> text(String name) {
    return text(name, "");
  }

  static Key<Secret> secret(String name) {
    return Key.of(name, ValueType.SECRET, Merge.UNLESS_ZERO, Secret.NONE);
  }

  static Key<Span> span(String name, Duration fallback) {
    return Key.of(
        name, ValueType.SPAN, Merge.UNLESS_ZERO, new Span(fallback, Span.plain(fallback)));
  }

  static Key<SocketAddress> socket(String name) {
    return Key.of(name, ValueType.SOCKET, Merge.REPLACE, null);
  }

  static Key<List<String>> texts(String name) {
    return Key.of(name, ValueType.TEXTS, Merge.APPEND, List.of());
  }

  static Key<Map<String, String>> textMap(String name) {
    return Key.of(name, ValueType.TEXT_MAP, Merge.PER_KEY, Map.of());
  }

  static Key<Map<String, Span>> spanMap(String name) {
    return Key.of(name, ValueType.SPAN_MAP, Merge.PER_KEY, Map.of());
  }

  static Key<List<Map<String, Object>>> objects(String name) {
    return Key.of(name, ValueType.OBJECTS, Merge.APPEND, List.of());
  }

  static Key<Map<String, Object>> object(String name) {
    return Key.of(name, ValueType.OBJECT, Merge.DEEP, Map.of());
  }
}
