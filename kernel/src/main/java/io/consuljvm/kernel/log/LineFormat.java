package io.consuljvm.kernel.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.LogRecord;

/** {@code YYYY/MM/DD HH:MM:SS [LEVEL] subsystem: message}, in local time ({@code C120}). */
final class LineFormat {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss").withZone(ZoneId.systemDefault());

  private LineFormat() {}

  static LogLine format(LogRecord record) {
    LogLevel level = LogLevel.of(record.getLevel());
    StringBuilder line = new StringBuilder(96);
    SECONDS.formatTo(Instant.ofEpochMilli(record.getMillis()), line);
    line.append(" [").append(level).append("] ");
    line.append(subsystem(record.getLoggerName())).append(": ").append(message(record));
    if (record.getThrown() != null) {
      line.append('\n').append(trace(record.getThrown()));
    }
    return new LogLine(level, line.toString());
  }

  /**
   * Our loggers bear the subsystem's name; a library's bear a class's, of which the last part does.
   */
  private static String subsystem(String logger) {
    int lastDot = logger.lastIndexOf('.');
    boolean className =
        lastDot >= 0
            && lastDot + 1 < logger.length()
            && Character.isUpperCase(logger.charAt(lastDot + 1));
    return className ? logger.substring(lastDot + 1) : logger;
  }

  private static String message(LogRecord record) {
    Object[] parameters = record.getParameters();
    if (parameters == null || parameters.length == 0) {
      return record.getMessage();
    }
    return MessageFormat.format(record.getMessage(), parameters);
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString().stripTrailing();
  }
}
