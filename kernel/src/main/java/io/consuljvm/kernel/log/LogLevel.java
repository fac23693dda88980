package io.consuljvm.kernel.log;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;

/** Levels of a log line, from the finest on ({@code C121}). */
public enum LogLevel {
  TRACE,
  DEBUG,
  INFO,
  WARN,
  ERR;

  /** All names, in order. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Enum::name).toList();
  }

  /** The level of that name, in any case. */
  public static Optional<LogLevel> named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(level -> level.name().equals(upper)).findFirst();
  }

  /** The text for a level that there is not ({@code C122}). */
  public static String unknown(String name) {
    return "Invalid log level: "
        + name.toUpperCase(Locale.ROOT)
        + ". Valid log levels are: ["
        + String.join(" ", names())
        + "]";
  }

  static LogLevel of(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return ERR;
    }
    if (value >= Level.WARNING.intValue()) {
      return WARN;
    }
    if (value >= Level.INFO.intValue()) {
      return INFO;
    }
    return value >= Level.FINE.intValue() ? DEBUG : TRACE;
  }
}
