package io.consuljvm.kv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places are those that the original names. */
class GoBase64Test {
  @ParameterizedTest
  @CsvSource({"'', ''", "YQ==, a", "YWI=, ab", "YWJj, abc", "YWJjZA==, abcd", "YR==, a"})
  void textIsDecoded(String text, String decoded) throws GoBase64.IllegalByte {
    assertEquals(decoded, new String(GoBase64.decode(text), UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"YW~Jj~, abc", "~YQ=~=~, a", "YW~~I=, ab"})
  void lineBreaksArePassedOver(String text, String decoded) throws GoBase64.IllegalByte {
    assertEquals(decoded, new String(GoBase64.decode(text.replace("~", "\r\n")), UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "Y, 0",
    "YQ, 0",
    "YWJ, 0",
    "YWJjZA, 4",
    "=, 0",
    "Y==, 1",
    "YQ=, 3",
    "YQ=a, 2",
    "YQ==YQ==, 4",
    "YWI=a, 4",
    "Y!==, 1",
    "YW-_, 2",
    "YWJjYWJ!, 7",
    "YWJjé, 4",
    "YWJj YWJj, 4",
  })
  void theFirstBadPlaceIsNamed(String text, int place) {
    assertEquals(
        "illegal base64 data at input byte " + place,
        assertThrows(GoBase64.IllegalByte.class, () -> GoBase64.decode(text)).getMessage());
  }

  @ParameterizedTest
  @CsvSource({"YW~J, 1", "YWJj~Y, 5"})
  void aLineBreakShiftsThePlaceOfAnIncompleteGroup(String text, int place) {
    assertEquals(
        "illegal base64 data at input byte " + place,
        assertThrows(GoBase64.IllegalByte.class, () -> GoBase64.decode(text.replace('~', '\n')))
            .getMessage());
  }
}
