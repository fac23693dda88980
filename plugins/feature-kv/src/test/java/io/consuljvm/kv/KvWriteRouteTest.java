package io.consuljvm.kv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code PUT} and {@code DELETE} without locks (spec/http.md section 10). */
class KvWriteRouteTest {
  private final KvServer server = new KvServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theBodyIsTheValue() {
    assertEquals("200 true", server.put("a", "v").line()); // H282

    assertArrayEquals(new byte[] {'v'}, server.entry("a").value());
  }

  @Test
  void aKeyToWriteHasToBeNamed() {
    assertEquals("400 Missing key name", server.put("", "v").line()); // H283
  }

  @Test
  void aSecondWriteKeepsTheIndexOfCreation() {
    server.put("a", "1");
    server.put("a", "2");

    assertEquals(2, server.entry("a").createIndex()); // B117
    assertEquals(3, server.entry("a").modifyIndex());
  }

  @Test
  void aKeyThatComesBackIsCreatedAnew() {
    server.put("a", "1");
    server.delete("a");
    server.put("a", "2");

    assertEquals(4, server.entry("a").createIndex());
  }

  @Test
  void flagsAreOfSixtyFourBitsWithoutASign() {
    server.put("a?flags=18446744073709551615", "");

    assertTrue(server.get("a").body().contains("\"Flags\":18446744073709551615")); // H284
  }

  @Test
  void aWriteWithoutFlagsResetsThem() {
    server.put("a?flags=7", "");
    server.put("a", "");

    assertEquals(0, server.entry("a").flags()); // H284
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flags=x   | strconv.ParseUint: parsing \"x\": invalid syntax",
        "flags=    | strconv.ParseUint: parsing \"\": invalid syntax",
        "flags=-1  | strconv.ParseUint: parsing \"-1\": invalid syntax",
        "cas=1.5   | strconv.ParseUint: parsing \"1.5\": invalid syntax",
        "cas=18446744073709551616 |"
            + " strconv.ParseUint: parsing \"18446744073709551616\": value out of range",
      })
  void aBadNumberIsNamed(String query, String text) {
    assertEquals("500 " + text, server.put("a?" + query, "").line()); // H285
  }

  @Test
  void aBadIndexToDeleteByIsNamed() {
    assertEquals(
        "500 strconv.ParseUint: parsing \"x\": invalid syntax", server.delete("a?cas=x").line());
  }

  @Test
  void casWritesIfTheIndexMatches() {
    server.put("a", "1");

    assertEquals("200 true", server.put("a?cas=2", "2").line()); // H286
    assertEquals(3, server.entry("a").modifyIndex());
  }

  @Test
  void casWithAnotherIndexChangesNothing() {
    server.put("a", "1");

    assertEquals("200 false", server.put("a?cas=1", "2").line()); // H286
    assertEquals(2, server.entry("a").modifyIndex());
  }

  @Test
  void casOfZeroCreates() {
    assertEquals("200 true", server.put("a?cas=0", "1").line()); // B118
  }

  @Test
  void casOfZeroDoesNotOverwrite() {
    server.put("a", "1");

    assertEquals("200 false", server.put("a?cas=0", "2").line()); // B118
  }

  @Test
  void casWithAnIndexDoesNotCreate() {
    assertEquals("200 false", server.put("a?cas=9", "1").line()); // B118
    assertFalse(server.has("a"));
  }

  @ParameterizedTest
  @CsvSource({
    "cas=1&acquire=~*%20%2Bx&z=%C3%A9, acquire=~%2A+%2Bx&cas=1&z=%C3%A9",
    "release&cas=0&cas=1, cas=0&cas=1&release=",
    "release=r&acquire=a, acquire=a&release=r",
  })
  void contradictoryWishesAreRepeatedInOrderOfTheirNames(String query, String repeated) {
    assertEquals("400 Conflicting flags: " + repeated, server.put("a?" + query, "").line()); // H289
  }

  @Test
  void aValueOfHalfAMebibyteIsTaken() {
    assertEquals("200 true", server.put("a", "x".repeat(512 * 1024)).line()); // H299
  }

  @Test
  void aLargerValueIsRefused() {
    assertEquals(
        "413 Value exceeds 524288 byte limit",
        server.put("a", "x".repeat(512 * 1024 + 1)).line()); // H299
  }

  @Test
  void aDeletedKeyIsGone() {
    server.put("a", "");

    assertEquals("200 true", server.delete("a").line()); // H302
    assertFalse(server.has("a"));
  }

  @Test
  void deletingWhatIsNotThereSucceedsAndRaisesNoIndex() {
    server.put("a", "");

    assertEquals("200 true", server.delete("b").line()); // H302
    assertEquals(2, server.get("?keys").index()); // B119
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?cas=1"})
  void aKeyToDeleteHasToBeNamed(String query) {
    assertEquals("400 Missing key name", server.delete(query).line()); // H303
  }

  @Test
  void aTreeIsDeletedByItsBytePrefix() {
    server.put("a", "");
    server.put("ab", "");
    server.put("b", "");

    assertEquals("200 true", server.delete("a?recurse").line()); // H304
    assertEquals("200 [\"b\"]", server.get("?keys").line()); // B121
  }

  @Test
  void theTreeOfEverythingIsDeleted() {
    server.put("a", "");
    server.put("b", "");

    assertEquals("200 true", server.delete("?recurse").line()); // H304
    assertEquals("200 []", server.get("?keys").line());
  }

  @Test
  void aDeletionByIndexSucceedsIfItMatches() {
    server.put("a", "");

    assertEquals("200 true", server.delete("a?cas=2").line()); // H305
    assertFalse(server.has("a"));
  }

  @Test
  void aDeletionByAnotherIndexFails() {
    server.put("a", "");

    assertEquals("200 false", server.delete("a?cas=1").line()); // H305
    assertTrue(server.has("a"));
  }

  @Test
  void aDeletionByIndexOfAMissingKeyCountsAsDone() {
    assertEquals("200 true", server.delete("a?cas=7").line()); // B120
  }

  @Test
  void aTreeIsNotDeletedByIndex() {
    assertEquals(
        "400 Conflicting flags: cas=1&recurse=", server.delete("a?recurse&cas=1").line()); // H306
  }
}
