package io.consuljvm.kernel.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentLogTest {
  private final List<String> console = new ArrayList<>();
  private final AgentLog log = new AgentLog(console::add);

  private void write(LogLevel level, String text) {
    log.accept(new LogLine(level, text));
  }

  @Test
  void holdsLinesBackUntilTheGateOpens() {
    write(LogLevel.INFO, "early");
    assertEquals(List.of(), console);

    log.open();
    write(LogLevel.INFO, "late");

    assertEquals(List.of("early", "late"), console);
  }

  @Test
  void showsOnlyLinesOfItsLevel() {
    log.open();
    log.level(LogLevel.WARN);

    write(LogLevel.INFO, "fine");
    write(LogLevel.ERR, "broken");

    assertEquals(List.of("broken"), console);
  }

  @Test
  void startsAMonitorWithTheKeptLinesOfItsLevelWhateverTheConsoleShows() {
    log.level(LogLevel.ERR);
    write(LogLevel.DEBUG, "detail");
    write(LogLevel.INFO, "before");
    List<String> seen = new ArrayList<>();

    var monitor = log.monitor(LogLevel.INFO, seen::add);
    write(LogLevel.WARN, "after");
    monitor.close();
    write(LogLevel.WARN, "too late");

    assertEquals(List.of("before", "after"), seen);
  }

  @Test
  void keepsTheNewest512Lines() {
    for (int i = 0; i < 600; i++) {
      write(LogLevel.INFO, "line " + i);
    }
    List<String> seen = new ArrayList<>();
    log.monitor(LogLevel.TRACE, seen::add).close();

    assertEquals(512, seen.size());
    assertEquals("line 88", seen.get(0));
    assertEquals("line 599", seen.get(511));
  }
}
