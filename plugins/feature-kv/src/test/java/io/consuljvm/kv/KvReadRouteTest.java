package io.consuljvm.kv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /v1/kv/…} (spec/http.md section 10). */
class KvReadRouteTest {
  private final KvServer server = new KvServer();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "POST", "PATCH"})
  void onlyGetPutAndDeleteAreServed(String method) {
    assertEquals(405, server.ask(method, "/v1/kv/a", "").status()); // H268
  }

  @Test
  void aKeyIsAListOfOne() {
    server.put("a?flags=7", "v");

    assertEquals(
        "200 [{\"LockIndex\":0,\"Key\":\"a\",\"Flags\":7,\"Value\":\"dg==\","
            + "\"CreateIndex\":2,\"ModifyIndex\":2}]",
        server.get("a").line()); // H269
  }

  @Test
  void anAnswerTellsIndexLeaderAndContact() {
    server.put("a", "v");

    assertEquals(
        Map.of(
            "X-Consul-Index", "2",
            "X-Consul-Knownleader", "true",
            "X-Consul-Lastcontact", "0"),
        server.get("a").headers()); // H269
  }

  @Test
  void anEmptyValueIsNull() {
    server.put("a", "");

    assertTrue(server.get("a").body().contains("\"Value\":null"));
  }

  @Test
  void aHeldKeyNamesItsSession() {
    server.put("a?acquire=" + KvServer.ALICE, "v");

    assertTrue(server.get("a").body().contains("\"Session\":\"" + KvServer.ALICE + "\""));
  }

  @Test
  void aMissingKeyIsNotFoundYetHasAnIndex() {
    Answer missing = server.get("a");

    assertEquals("404", missing.line()); // H270
    assertEquals(1, missing.index());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?raw", "?cas=1"})
  void aKeyHasToBeNamed(String query) {
    assertEquals("400 Missing key name", server.get(query).line()); // H271
  }

  @Test
  void rawIsTheValueItself() {
    server.put("a", "v\0w");

    Answer raw = server.get("a?raw");

    assertEquals("200 v\0w", raw.line()); // H272
    assertEquals(2, raw.index());
  }

  @Test
  void rawMeansNothingForATree() {
    server.put("a", "v");

    assertTrue(server.get("a?raw&recurse").body().startsWith("[{")); // H272
  }

  @Test
  void aTreeIsEveryKeyThatStartsWithThePrefix() {
    for (String key : new String[] {"b", "a/2", "ab", "a", "a/1"}) {
      server.put(key, "");
    }

    assertEquals("[\"a\",\"a/1\",\"a/2\",\"ab\"]", keysOf(server.get("a?recurse"))); // H273
  }

  @Test
  void theTreeOfEverythingNeedsNoKey() {
    server.put("a", "");

    assertEquals("[\"a\"]", keysOf(server.get("?recurse"))); // H273
  }

  @Test
  void anEmptyTreeIsNotFound() {
    assertEquals("404", server.get("a?recurse").line()); // H273
    assertEquals("404", server.get("?recurse").line());
  }

  @Test
  void keysAreInTheOrderOfTheirBytes() {
    // In UTF-16, U+1F600 is below U+FFE0; in bytes it is above.
    for (String key : new String[] {"%F0%9F%98%80", "%EF%BF%A0", "a", "B", "%C3%A9"}) {
      server.put(key, "");
    }

    assertEquals("[\"B\",\"a\",\"é\",\"\uffe0\",\"😀\"]", server.get("?keys").body()); // B130
  }

  @Test
  void keysWinOverRecurseAndRaw() {
    server.put("a", "v");

    assertEquals("200 [\"a\"]", server.get("?keys&recurse&raw").line()); // H274
  }

  @Test
  void keysAreCutBehindTheFirstSeparatorBeyondThePrefix() {
    for (String key : new String[] {"x/a", "x/b/1", "x/b/2", "x/b/c/d", "x/e", "y/z"}) {
      server.put(key, "");
    }

    assertEquals(
        "200 [\"x/a\",\"x/b/\",\"x/e\"]", server.get("x/?keys&separator=/").line()); // H275
    assertEquals("200 [\"x/\",\"y/\"]", server.get("?keys&separator=/").line());
  }

  @Test
  void aSeparatorMayHaveSeveralCharacters() {
    server.put("a::b", "");
    server.put("a:c", "");

    assertEquals("200 [\"a::\",\"a:c\"]", server.get("?keys&separator=::").line()); // H275
  }

  @Test
  void theHistoricSpellingOfSeparatorIsUnderstood() {
    server.put("a/b", "");

    assertEquals("200 [\"a/\"]", server.get("?keys&seperator=/").line()); // H276
  }

  @Test
  void theRightSpellingOfSeparatorWins() {
    server.put("a/b-c", "");

    assertEquals("200 [\"a/b-\"]", server.get("?keys&seperator=/&separator=-").line()); // H276
  }

  @Test
  void noKeysUnderAPrefixIsNotFound() {
    assertEquals("404", server.get("a?keys").line()); // H277
  }

  @Test
  void noKeysAtAllIsAnEmptyList() {
    assertEquals("200 []", server.get("?keys").line()); // H277
  }

  @Test
  void keysHaveAnIndexEvenWhereThereAreNone() {
    server.put("a", "");

    assertEquals(2, server.get("b?keys").index()); // H278
  }

  @Test
  void keysAreCaseSensitive() {
    server.put("a", "");

    assertEquals(404, server.get("A").status()); // H307
  }

  private static String keysOf(Answer tree) {
    return tree.body().replaceAll("\\{[^}]*\"Key\":(\"[^\"]*\")[^}]*\\}", "$1");
  }
}
