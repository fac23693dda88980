package io.consuljvm.kernel.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogLevelTest {
  @Test
  void isFoundInAnyCase() {
    assertEquals(Optional.of(LogLevel.WARN), LogLevel.named("wArN"));
    assertEquals(Optional.empty(), LogLevel.named("warning"));
  }

  @Test
  void saysWhichLevelsThereAre() {
    assertEquals(
        "Invalid log level: LOUD. Valid log levels are: [TRACE DEBUG INFO WARN ERR]",
        LogLevel.unknown("loud"));
  }
}
