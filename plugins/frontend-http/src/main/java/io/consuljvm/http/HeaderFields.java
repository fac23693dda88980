package io.consuljvm.http;

import java.util.Arrays;
import java.util.Optional;

/** Headers of an answer, kept in the byte order of their names. Owned by one thread. */
final class HeaderFields {
  private static final int USUAL = 8;

  private String[] names;
  private String[] values;
  private int size;

  HeaderFields() {
    this(new String[USUAL], new String[USUAL], 0);
  }

  private HeaderFields(String[] names, String[] values, int size) {
    this.names = names;
    this.values = values;
    this.size = size;
  }

  /** A copy that may be changed. */
  HeaderFields copy() {
    return new HeaderFields(names.clone(), values.clone(), size);
  }

  /** Sets a header, in canonical spelling, in place of one of the same name. */
  void set(String name, String value) {
    String canonical = HeaderName.canonical(name);
    String line = oneLine(value);
    int at = size;
    while (at > 0) {
      int order = names[at - 1].compareTo(canonical);
      if (order == 0) {
        values[at - 1] = line;
        return;
      }
      if (order < 0) {
        break;
      }
      at--;
    }
    insert(at, canonical, line);
  }

  private void insert(int at, String name, String value) {
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    System.arraycopy(names, at, names, at + 1, size - at);
    System.arraycopy(values, at, values, at + 1, size - at);
    names[at] = name;
    values[at] = value;
    size++;
  }

  boolean contains(String canonicalName) {
    return get(canonicalName).isPresent();
  }

  Optional<String> get(String canonicalName) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(canonicalName)) {
        return Optional.of(values[i]);
      }
    }
    return Optional.empty();
  }

  void appendTo(StringBuilder out) {
    for (int i = 0; i < size; i++) {
      out.append(names[i]).append(": ").append(values[i]).append("\r\n");
    }
  }

  /** A value never starts another header. */
  private static String oneLine(String value) {
    return value.indexOf('\n') < 0 && value.indexOf('\r') < 0
        ? value
        : value.replace('\n', ' ').replace('\r', ' ');
  }
}
