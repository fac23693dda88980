package io.consuljvm.kernel.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of keys: of one source, or of several laid over each other. Immutable. */
final class Settings {
  static final Settings NONE = new Settings(Map.of());

  private final Map<Key<?>, Object> values;

  private Settings(Map<Key<?>, Object> values) {
    this.values = values;
  }

  /** What applies: as set, or by default. */
  <T> T get(Key<T> key) {
    T value = find(key);
    if (value == null) {
      throw new IllegalStateException(key + " is not set and has no default");
    }
    return value;
  }

  /** What applies, if anything does. */
  <T> @Nullable T find(Key<T> key) {
    T value = value(key);
    return value == null ? key.fallback() : value;
  }

  /** What a source says. */
  <T> Optional<T> given(Key<T> key) {
    return Optional.ofNullable(value(key));
  }

  @SuppressWarnings("unchecked") // Values come from a builder, by the key's type.
  private <T> @Nullable T value(Key<T> key) {
    return (T) values.get(key);
  }

  /** These, with those of a later source laid over them. */
  Settings with(Settings later) {
    Map<Key<?>, Object> merged = new HashMap<>(values);
    for (Map.Entry<Key<?>, Object> entry : later.values.entrySet()) {
      Key<?> key = entry.getKey();
      Object value = entry.getValue();
      if (key.merge().counts(value)) {
        Object earlier = values.get(key);
        merged.put(key, earlier == null ? value : key.merge().over(earlier, value));
      }
    }
    return new Settings(merged);
  }

  /** These, with one value set whatever the rules of merging say. */
  <T> Settings replacing(Key<T> key, T value) {
    Map<Key<?>, Object> changed = new HashMap<>(values);
    changed.put(key, value);
    return new Settings(changed);
  }

  static Builder builder() {
    return new Builder();
  }

  /** Collects the values of one source. */
  static final class Builder {
    private final Map<Key<?>, Object> values = new HashMap<>();

    private Builder() {}

    <T> Builder put(Key<T> key, T value) {
      values.put(key, value);
      return this;
    }

    /** Takes a value that the key's own type has decoded. */
    Builder putDecoded(Key<?> key, Object value) {
      values.put(key, value);
      return this;
    }

    Settings build() {
      return new Settings(Map.copyOf(values));
    }
  }
}
