package io.consuljvm.kv.cli;

import java.io.PrintStream;

/**
 * An entry as the HTTP API tells it.
 *
 * @param flags unsigned
 * @param session empty if no lock is held
 */
record KvPair(
    String key,
    byte[] value,
    long flags,
    long createIndex,
    long modifyIndex,
    long lockIndex,
    String session) {
  /** {@code key:value} ({@code C193}). */
  void printShort(PrintStream out) {
    out.print(key + ":");
    out.write(value, 0, value.length);
    out.println();
  }

  /** All there is, a line each ({@code C192}). */
  void printDetailed(PrintStream out) {
    line(out, "CreateIndex", Long.toUnsignedString(createIndex));
    line(out, "Flags", Long.toUnsignedString(flags));
    line(out, "Key", key);
    line(out, "LockIndex", Long.toUnsignedString(lockIndex));
    line(out, "ModifyIndex", Long.toUnsignedString(modifyIndex));
    line(out, "Session", session.isEmpty() ? "-" : session);
    if (value.length == 0) {
      out.println("Value");
    } else {
      out.print(label("Value"));
      out.write(value, 0, value.length);
      out.println();
    }
  }

  private static void line(PrintStream out, String label, String text) {
    out.println(label(label) + text);
  }

  private static String label(String label) {
    return label + " ".repeat(17 - label.length());
  }
}
