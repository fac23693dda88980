package io.consuljvm.kernel.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the value of a later source is laid over that of an earlier one ({@code F006 - F013}). */
enum Merge {
  /** Later wins, unless it is empty or zero, which means "not set". */
  UNLESS_ZERO,
  /** Later wins if it is above zero. */
  IF_POSITIVE,
  /** Can only be switched on. */
  SWITCH_ON,
  /** Later wins whatever it is. */
  REPLACE,
  /** Lists: the later items follow the earlier ones. */
  APPEND,
  /** Maps: key by key, later wins. */
  PER_KEY,
  /** Objects: key by key, on every level. */
  DEEP;

  /** Whether a source that says this says anything. */
  boolean counts(Object value) {
    return switch (this) {
      case UNLESS_ZERO -> !isZero(value);
      case IF_POSITIVE -> (Integer) value > 0;
      case SWITCH_ON -> (Boolean) value;
      case REPLACE, APPEND, PER_KEY, DEEP -> true;
    };
  }

  /** What applies after {@code later}, which counts, has been laid over {@code earlier}. */
  Object over(Object earlier, Object later) {
    return switch (this) {
      case UNLESS_ZERO, IF_POSITIVE, SWITCH_ON, REPLACE -> later;
      case APPEND -> appended((List<?>) earlier, (List<?>) later);
      case PER_KEY -> perKey((Map<?, ?>) earlier, (Map<?, ?>) later);
      case DEEP -> deep((Map<?, ?>) earlier, (Map<?, ?>) later);
    };
  }

  private static boolean isZero(Object value) {
    return value.equals("")
        || value.equals(0)
        || value.equals(Secret.NONE)
        || value instanceof Span span && span.length().isZero();
  }

  private static List<Object> appended(List<?> earlier, List<?> later) {
    List<Object> all = new ArrayList<>(earlier);
    all.addAll(later);
    return all;
  }

  private static Map<Object, Object> perKey(Map<?, ?> earlier, Map<?, ?> later) {
    Map<Object, Object> all = new LinkedHashMap<>(earlier);
    all.putAll(later);
    return all;
  }

  private static Map<Object, Object> deep(Map<?, ?> earlier, Map<?, ?> later) {
    Map<Object, Object> all = new LinkedHashMap<>(earlier);
    later.forEach((key, value) -> {
      Object before = all.get(key);
      all.put(
          key, before instanceof Map<?, ?> a && value instanceof Map<?, ?> b ? deep(a, b) : value);
    });
    return all;
  }
}
