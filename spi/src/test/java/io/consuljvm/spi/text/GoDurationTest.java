package io.consuljvm.spi.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0s, 0",
    "-0, 0",
    "5s, 5000000000",
    "+5s, 5000000000",
    "-5s, -5000000000",
    "1h30m, 5400000000000",
    "1.5s, 1500000000",
    ".5m, 30000000000",
    "1.s, 1000000000",
    "100ns, 100",
    "11us, 11000",
    "12µs, 12000",
    "13μs, 13000",
    "3h2m1s4ms, 10921004000000",
    "0.3333333333333333333h, 1200000000000",
    "9223372036854775807ns, 9223372036854775807",
    "-9223372036854775808ns, -9223372036854775808",
    "87600h, 315360000000000000",
  })
  void readsWhatGoReads(String text, long nanos) {
    assertEquals(nanos, GoDuration.parseNanos(text));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'time: invalid duration \"\"'",
    "abc, 'time: invalid duration \"abc\"'",
    "-, 'time: invalid duration \"-\"'",
    ".s, 'time: invalid duration \".s\"'",
    "3, 'time: missing unit in duration \"3\"'",
    "1s5, 'time: missing unit in duration \"1s5\"'",
    "10x, 'time: unknown unit \"x\" in duration \"10x\"'",
    "1d, 'time: unknown unit \"d\" in duration \"1d\"'",
    "1ä, 'time: unknown unit \"\\xc3\\xa4\" in duration \"1\\xc3\\xa4\"'",
    "9223372036854775808ns, 'time: invalid duration \"9223372036854775808ns\"'",
    "3000000h, 'time: invalid duration \"3000000h\"'",
    "2562048h, 'time: invalid duration \"2562048h\"'",
  })
  void refusesWithTheTextOfGo(String text, String message) {
    var error = assertThrows(IllegalArgumentException.class, () -> GoDuration.parse(text));
    assertEquals(message, error.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "1, 1ns",
    "1100, 1.1µs",
    "2200000, 2.2ms",
    "3300000000, 3.3s",
    "245000000000, 4m5s",
    "245001000000, 4m5.001s",
    "18367001000000, 5h6m7.001s",
    "480000000001, 8m0.000000001s",
    "28800000000000, 8h0m0s",
    "-1500000000, -1.5s",
    "9223372036854775807, 2562047h47m16.854775807s",
    "-9223372036854775808, -2562047h47m16.854775808s",
  })
  void writesWhatGoWrites(long nanos, String text) {
    assertEquals(text, GoDuration.formatNanos(nanos));
  }

  @Test
  void formatsDurations() {
    assertEquals("1h30m0s", GoDuration.format(Duration.ofMinutes(90)));
  }
}
