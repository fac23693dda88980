package io.consuljvm.spi.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GoQuoteTest {
  @Test
  void keepsWhatPrints() {
    assertEquals("\"/var/lib/consul ä €\"", GoQuote.quote("/var/lib/consul ä €"));
  }

  @Test
  void escapesQuotesAndControls() {
    assertEquals(
        "\"a\\\"b\\\\c\\n\\t\\x00\\x7f\\a\\v\\u200b\"",
        GoQuote.quote("a\"b\\c\n\t\0\u007f\u0007\u000b\u200b"));
  }

  @Test
  void escapesUnassignedAstralCharacters() {
    assertEquals("\"\\U000e0fff\"", GoQuote.quote(new String(Character.toChars(0xe0fff))));
  }
}
