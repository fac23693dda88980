package io.consuljvm.raft.core;

import java.util.StringJoiner;

/** The last events, put into words only when somebody asks. */
final class SimJournal {
  private static final int KEPT = 50;

  private final Object[][] last = new Object[KEPT][];
  private int count;

  /** The parts must be immutable. */
  void add(long nanos, Object... parts) {
    Object[] line = new Object[parts.length + 1];
    line[0] = nanos;
    System.arraycopy(parts, 0, line, 1, parts.length);
    last[count++ % KEPT] = line;
  }

  static String time(long nanos) {
    long micros = nanos / 1000;
    return "%dm%02d.%06ds"
        .formatted(micros / 60_000_000, micros / 1_000_000 % 60, micros % 1_000_000);
  }

  @Override
  public String toString() {
    var lines = new StringJoiner("\n");
    for (int i = Math.max(0, count - KEPT); i < count; i++) {
      Object[] line = last[i % KEPT];
      var text = new StringJoiner(" ");
      text.add(time((Long) line[0]));
      for (int part = 1; part < line.length; part++) {
        text.add(String.valueOf(line[part]));
      }
      lines.add(text.toString());
    }
    return lines.toString();
  }
}
