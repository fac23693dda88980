package io.consuljvm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderFieldsTest {
  private static String text(HeaderFields fields) {
    StringBuilder out = new StringBuilder();
    fields.appendTo(out);
    return out.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "access-control-allow-origin, Access-Control-Allow-Origin",
    "X-Consul-KnownLeader, X-Consul-Knownleader",
    "ETAG, Etag",
    "a b, a b",
    "x-1a, X-1a",
    "-x, -X",
  })
  void spellsNamesCanonically(String name, String canonical) {
    assertEquals(canonical, HeaderName.canonical(name));
  }

  @Test
  void sortsByName() {
    HeaderFields fields = new HeaderFields();
    for (String name : new String[] {"X-B", "a", "x-a", "Location", "c", "d", "e", "f", "g"}) {
      fields.set(name, name);
    }
    assertEquals(
        "A: a\r\n"
            + "C: c\r\n"
            + "D: d\r\n"
            + "E: e\r\n"
            + "F: f\r\n"
            + "G: g\r\n"
            + "Location: Location\r\n"
            + "X-A: x-a\r\n"
            + "X-B: X-B\r\n",
        text(fields));
  }

  @Test
  void laterValuesReplaceEarlierOnes() {
    HeaderFields fields = new HeaderFields();
    fields.set("content-type", "a");
    HeaderFields copy = fields.copy();
    copy.set("Content-Type", "b");
    assertEquals("Content-Type: a\r\n", text(fields));
    assertEquals("Content-Type: b\r\n", text(copy));
  }

  @Test
  void valueNeverStartsAnotherLine() {
    HeaderFields fields = new HeaderFields();
    fields.set("X", "a\r\nSet-Cookie: b");
    assertEquals("X: a  Set-Cookie: b\r\n", text(fields));
  }
}
