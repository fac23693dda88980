package io.consuljvm.kv;

import static io.consuljvm.kv.KvServer.ALICE;
import static io.consuljvm.kv.KvServer.BOB;
import static io.consuljvm.kv.KvServer.NOBODY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /v1/txn} (spec/http.md section 11, spec/behaviours.md section 7). */
class TxnRouteTest {
  private final KvServer server = new KvServer();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "DELETE"})
  void onlyPutIsServed(String method) {
    assertEquals(405, server.ask(method, "/v1/txn", "[]").status()); // H310
  }

  @Test
  void anEmptyListHasNoResults() {
    assertEquals(
        "200 {\"Results\":[],\"Errors\":null,\"Index\":0,\"LastContact\":0,\"KnownLeader\":true}",
        server.txn("[]").line()); // H317
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{}]", "[{\"KV\":null}]", "[{\"Other\":{}}]"})
  void whatIsNoKeyOperationIsPassedOver(String body) {
    assertTrue(server.txn(body).line().startsWith("200 {\"Results\":[],")); // H316
  }

  @Test
  void aWriteGivesTheEntryWithoutItsValue() {
    assertEquals(
        "200 {\"Results\":[{\"KV\":{\"LockIndex\":0,\"Key\":\"a\",\"Flags\":7,\"Value\":null,"
            + "\"CreateIndex\":2,\"ModifyIndex\":2}}],\"Errors\":null}",
        txn("set a Value=dg== Flags=7").line()); // H322, H326
  }

  @Test
  void aWriteHasNoMeta() {
    assertEquals(Map.of(), txn("set a").headers()); // H321
  }

  @Test
  void aReadHasMetaButNoIndex() {
    server.put("a", "v");

    assertEquals(
        Map.of("X-Consul-Knownleader", "true", "X-Consul-Lastcontact", "0"),
        txn("get a").headers()); // H320
  }

  @Test
  void aReadGivesEntriesWithTheirValues() {
    server.put("a", "v");

    assertEquals(
        "200 {\"Results\":[{\"KV\":{\"LockIndex\":0,\"Key\":\"a\",\"Flags\":0,\"Value\":\"dg==\","
            + "\"CreateIndex\":2,\"ModifyIndex\":2}}],\"Errors\":null,"
            + "\"Index\":0,\"LastContact\":0,\"KnownLeader\":true}",
        txn("get a").line()); // H323, H326
  }

  @Test
  void readsAloneAreNotReplicated() {
    server.put("a", "v"); // 2
    txn("get a", "get-tree a", "check-index a Index=2", "check-session a");
    server.put("b", "v");

    assertEquals(3, server.entry("b").modifyIndex()); // H320
  }

  @Test
  void aTreeGivesAllItsEntriesInOrder() {
    server.put("a/2", "");
    server.put("a/1", "");

    assertEquals("a/1 a/2", keys(txn("get-tree a/"))); // H326
  }

  @Test
  void checksGiveTheEntryWithoutItsValue() {
    server.put("a", "v");

    Answer checked = txn("check-index a Index=2", "check-session a");

    assertEquals("a a", keys(checked));
    assertFalse(checked.body().contains("dg==")); // H326
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete a", "delete-tree a", "delete-cas a Index=2"})
  void deletionsGiveNoResult(String deletion) {
    server.put("a", "v");

    assertEquals("200 {\"Results\":[],\"Errors\":null}", txn(deletion).line()); // H326
    assertFalse(server.has("a"));
  }

  @Test
  void readsSeeWhatWasWrittenBefore() {
    assertEquals("a a b", keys(txn("set a Value=dg==", "get a", "delete a", "set b"))); // B131
  }

  @Test
  void oneErrorUndoesEverything() {
    server.put("a", "v"); // 2

    Answer failed = txn("set a Value=dw==", "set b", "delete-tree a", "get nothing");

    assertEquals(
        "409 {\"Results\":null,\"Errors\":[{\"OpIndex\":3,"
            + "\"What\":\"key \\\"nothing\\\" doesn't exist\"}]}",
        failed.line()); // H324
    assertEquals(2, server.entry("a").modifyIndex()); // B132
    assertFalse(server.has("b"));
  }

  @Test
  void everyErrorIsListedInOrder() {
    Answer failed = txn("get x", "set x", "cas x Index=9", "get x", "get y");

    assertEquals(
        "409 {\"Results\":null,\"Errors\":["
            + "{\"OpIndex\":0,\"What\":\"key \\\"x\\\" doesn't exist\"},"
            + "{\"OpIndex\":2,\"What\":\"failed to set key \\\"x\\\", index is stale\"},"
            + "{\"OpIndex\":4,\"What\":\"key \\\"y\\\" doesn't exist\"}]}",
        failed.line()); // H325
  }

  @Test
  void aFailedReadHasMetaInItsBody() {
    assertEquals(
        "409 {\"Results\":null,\"Errors\":[{\"OpIndex\":0,"
            + "\"What\":\"key \\\"a\\\" doesn't exist\"}],"
            + "\"Index\":0,\"LastContact\":0,\"KnownLeader\":true}",
        txn("get a").line()); // H324
  }

  /** Operation, and what it says on {@code held} (by ALICE) at index 2, {@code free} at 3. */
  static String[][] failures() {
    return new String[][] {
      {"cas free Index=2", "failed to set key \"free\", index is stale"},
      {"cas free Index=0", "failed to set key \"free\", index is stale"},
      {"cas none Index=2", "failed to set key \"none\", index is stale"},
      {"delete-cas free Index=2", "failed to delete key \"free\", index is stale"},
      {"lock held Session=" + BOB, "failed to lock key \"held\", lock is already held"},
      {
        "unlock held Session=" + BOB,
        "failed to unlock key \"held\", lock isn't held, or is held by another session"
      },
      {
        "unlock free Session=" + BOB,
        "failed to unlock key \"free\", lock isn't held, or is held by another session"
      },
      {"lock free", "missing session"},
      {"unlock held", "missing session"},
      {"lock free Session=" + NOBODY, "invalid session \"" + NOBODY + "\""},
      {"lock free Session=x", "failed session lookup: index error: UUID must be 36 characters"},
      {"check-session none", "failed to check session, key \"none\" doesn't exist"},
      {
        "check-session held Session=" + BOB,
        "failed session check for key \"held\", current session \""
            + ALICE
            + "\" != \""
            + BOB
            + "\""
      },
      {"check-index none Index=1", "failed to check index, key \"none\" doesn't exist"},
      {
        "check-index free Index=9",
        "failed index check for key \"free\", current modify index 3 != 9"
      },
      {"fly free", "unknown KV verb \"fly\""},
      {"get none\\n\\\"", "key \"none\\n\\\"\" doesn't exist"},
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void everyFailureHasItsText(String operation, String what) {
    server.put("held?acquire=" + ALICE, ""); // 2
    server.put("free", ""); // 3

    assertEquals(
        "\"" + what.replace("\\", "\\\\").replace("\"", "\\\"") + "\"",
        txn(operation).body().replaceFirst("(?s).*\"What\":(\".*\")}].*", "$1")); // B134 - B139
  }

  @ParameterizedTest
  @ValueSource(strings = {"fly a", "SET a", " a"})
  void anUnknownVerbCountsAsAWrite(String operation) {
    assertEquals(Map.of(), txn(operation).headers()); // H319
    assertEquals(409, txn(operation).status());
  }

  @Test
  void locksWork() {
    Answer done = txn("lock a Session=" + ALICE, "check-session a Session=" + ALICE);

    assertEquals(200, done.status(), done::toString);
    assertEquals(1, server.entry("a").lockIndex());
    assertEquals(200, txn("unlock a Session=" + ALICE).status());
    assertFalse(server.entry("a").locked());
  }

  @Test
  void deletingAMissingKeyByIndexCountsAsDone() {
    assertEquals(200, txn("delete-cas a Index=7").status()); // B120
  }

  @ParameterizedTest
  @ValueSource(strings = {"set ", "get ", "get-tree ", "check-index ", "delete ", "fly "})
  void aKeyHasToBeNamed(String operation) {
    assertTrue(
        txn(operation).line().contains("[{\"OpIndex\":0,\"What\":\"Must provide key\"}]")); // H327
  }

  @Test
  void aTreeToDeleteNeedsNoKey() {
    server.put("a", "");

    assertEquals(200, txn("delete-tree ").status()); // H327
    assertFalse(server.has("a"));
  }

  @Test
  void nothingRunsIfAnyOperationIsRefusedBeforehand() {
    Answer refused = txn("set a", "set ", "get nothing");

    assertEquals(
        "409 {\"Results\":null,\"Errors\":[{\"OpIndex\":1,\"What\":\"Must provide key\"}]}",
        refused.line()); // H327
    assertFalse(server.has("a"));
  }

  /** Operations such as {@code set a Value=dg== Flags=7}. */
  private Answer txn(String... operations) {
    StringBuilder body = new StringBuilder("[");
    for (String operation : operations) {
      String[] words = operation.split(" ", -1);
      body.append(body.length() == 1 ? "" : ",")
          .append("{\"KV\":{\"Verb\":\"%s\",\"Key\":\"%s\"".formatted(words[0], words[1]));
      for (int i = 2; i < words.length; i++) {
        String[] member = words[i].split("=", 2);
        boolean number = member[1].matches("\\d+") && !member[0].equals("Value");
        body.append((number ? ",\"%s\":%s" : ",\"%s\":\"%s\"").formatted((Object[]) member));
      }
      body.append("}}");
    }
    return server.txn(body.append("]").toString());
  }

  private static String keys(Answer answer) {
    return Pattern.compile("\"Key\":\"([^\"]*)\"")
        .matcher(answer.body())
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.joining(" "));
  }
}
