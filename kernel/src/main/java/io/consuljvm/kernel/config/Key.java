package io.consuljvm.kernel.config;

import org.jspecify.annotations.Nullable;

/**
 * One key that may be set. Immutable; compared by identity. Made by {@link Section}.
 *
 * @param <T> its value in the merged settings
 */
final class Key<T> {
  private final String section;
  private final String name;
  private final String messageName;
  private final ValueType<T> type;
  private final Merge merge;
  private final @Nullable T fallback;
  private final String fallbackNote;
  private final boolean reloadable;
  private final String meaning;

  private Key(
      String section,
      String name,
      String messageName,
      ValueType<T> type,
      Merge merge,
      @Nullable T fallback,
      String fallbackNote,
      boolean reloadable,
      String meaning) {
    this.section = section;
    this.name = name;
    this.messageName = messageName;
    this.type = type;
    this.merge = merge;
    this.fallback = fallback;
    this.fallbackNote = fallbackNote;
    this.reloadable = reloadable;
    this.meaning = meaning;
  }

  static <T> Key<T> of(String name, ValueType<T> type, Merge merge, @Nullable T fallback) {
    return new Key<>("", name, name, type, merge, fallback, "", false, "");
  }

  /** The name that messages use, where it is not that of the key. */
  Key<T> called(String other) {
    return new Key<>(
        section, name, other, type, merge, fallback, fallbackNote, reloadable, meaning);
  }

  Key<T> merged(Merge other) {
    return new Key<>(
        section, name, messageName, type, other, fallback, fallbackNote, reloadable, meaning);
  }

  /** Says in words what applies if it is not set and depends on other things. */
  Key<T> otherwise(String note) {
    return new Key<>(section, name, messageName, type, merge, fallback, note, reloadable, meaning);
  }

  /** Takes effect on reload ({@code F164}). */
  Key<T> reloaded() {
    return new Key<>(
        section, name, messageName, type, merge, fallback, fallbackNote, true, meaning);
  }

  /** What it does, in a sentence for the user. */
  Key<T> says(String sentence) {
    return new Key<>(
        section, name, messageName, type, merge, fallback, fallbackNote, reloadable, sentence);
  }

  Key<T> in(Section owner) {
    String prefix = owner.messageName().isEmpty() ? "" : owner.messageName() + ".";
    return new Key<>(
        owner.name(),
        name,
        prefix + messageName,
        type,
        merge,
        fallback,
        fallbackNote,
        reloadable,
        meaning);
  }

  /** Within its section, in lower case. */
  String name() {
    return name;
  }

  /** Section and name, such as {@code dns_config.node_ttl}. */
  String path() {
    return section.isEmpty() ? name : section + "." + name;
  }

  /** With the section, as decoding errors say it. */
  String messageName() {
    return messageName;
  }

  /** The name without the section, as the original looks for it; case does not matter. */
  String lookupName() {
    return messageName.substring(messageName.lastIndexOf('.') + 1);
  }

  ValueType<T> type() {
    return type;
  }

  Merge merge() {
    return merge;
  }

  /** What applies if it is not set; null if nothing, or nothing fixed. */
  @Nullable T fallback() {
    return fallback;
  }

  /** Words instead of a fallback; may be empty. */
  String fallbackNote() {
    return fallbackNote;
  }

  boolean reloadable() {
    return reloadable;
  }

  String meaning() {
    return meaning;
  }

  @Override
  public String toString() {
    return path();
  }
}
