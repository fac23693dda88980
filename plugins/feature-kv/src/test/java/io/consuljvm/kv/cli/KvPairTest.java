package io.consuljvm.kv.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class KvPairTest {
  @Test
  void detailsAreLinedUp() {
    assertEquals(
        """
        CreateIndex      3
        Flags            18446744073709551615
        Key              a
        LockIndex        1
        ModifyIndex      4
        Session          s
        Value            hi
        """,
        printed(new KvPair("a", "hi".getBytes(UTF_8), -1, 3, 4, 1, "s")::printDetailed));
  }

  @Test
  void noSessionIsADashAndNoValueALabel() {
    String details = printed(new KvPair("a", new byte[0], 0, 3, 4, 0, "")::printDetailed);
    assertEquals("Session          -\nValue\n", details.substring(details.indexOf("Session")));
  }

  @Test
  void shortFormIsKeyColonValue() {
    assertEquals(
        "a:hi\n", printed(new KvPair("a", "hi".getBytes(UTF_8), 0, 3, 4, 0, "")::printShort));
  }

  private static String printed(Consumer<PrintStream> printing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    printing.accept(new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8);
  }
}
