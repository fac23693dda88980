package io.consuljvm.http;

import io.consuljvm.spi.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The {@code Date} header, formatted once a second. Safe for any thread. */
final class HttpDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Clock clock;
  private volatile Second last = new Second(Instant.EPOCH.getEpochSecond(), "");

  HttpDate(Clock clock) {
    this.clock = clock;
  }

  private record Second(long epoch, String text) {}

  /** Now. */
  String text() {
    Instant now = clock.now();
    Second second = last;
    if (second.epoch != now.getEpochSecond() || second.text.isEmpty()) {
      second = new Second(now.getEpochSecond(), format(now));
      last = second;
    }
    return second.text;
  }

  static String format(Instant time) {
    return FORMAT.format(time);
  }
}
