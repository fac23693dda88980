package io.consuljvm.kernel.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LineFormatTest {
  private static LogRecord record(String logger, Level level, String message) {
    LogRecord record = new LogRecord(level, message);
    record.setLoggerName(logger);
    record.setInstant(
        LocalDateTime.of(2017, 1, 31, 9, 5, 7).atZone(ZoneId.systemDefault()).toInstant());
    return record;
  }

  @Test
  void hasTimeLevelSubsystemAndMessage() {
    LogLine line = LineFormat.format(record("consul.kvs", Level.WARNING, "Rejecting lock"));

    assertEquals("2017/01/31 09:05:07 [WARN] consul.kvs: Rejecting lock", line.text());
    assertEquals(LogLevel.WARN, line.level());
  }

  @Test
  void namesALibraryByItsClassOnly() {
    LogLine line = LineFormat.format(record("io.netty.util.NetUtil", Level.SEVERE, "no"));

    assertTrue(line.text().endsWith("[ERR] NetUtil: no"), line.text());
  }

  @Test
  void appendsTheTraceOfAnException() {
    LogRecord record = record("agent", Level.SEVERE, "broken");
    record.setThrown(new IllegalStateException("why"));

    String text = LineFormat.format(record).text();

    assertTrue(text.contains("[ERR] agent: broken\njava.lang.IllegalStateException: why\n"), text);
  }

  @Test
  void leavesBracesOfAMessageWithoutParametersAlone() {
    String text = LineFormat.format(record("agent", Level.INFO, "got {0} and '")).text();

    assertTrue(text.endsWith("agent: got {0} and '"), text);
  }
}
