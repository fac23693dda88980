package io.consuljvm.kv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.spi.Authorizer;
import io.consuljvm.spi.Authorizer.Access;
import io.consuljvm.spi.rpc.RpcException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tokens may not see or do ({@code H308, H309, H327 - H331}). */
class KvPermissionsTest {
  /** Whoever may read what begins with "public", write in its own corner, and drop half of it. */
  private static final Authorizer GUEST =
      (resource, segment, access) ->
          switch (access) {
            case READ -> segment.startsWith("public");
            case WRITE -> segment.startsWith("public/own");
            case WRITE_PREFIX -> segment.startsWith("public/own/open");
          };

  private final KvServer server = new KvServer();

  @BeforeEach
  void someKeysAndAGuest() {
    for (String key : new String[] {"public/a", "public/own/b", "secret/c", "secret/d"}) {
      server.put(key, "v"); // 2 to 5
    }
    server.authorizer(GUEST);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aKeyThatMayNotBeReadIsAsGoodAsMissing() {
    assertEquals("404", server.get("secret/c").line()); // H308
    assertEquals(5, server.get("secret/c").index());
  }

  @Test
  void aTreeHasOnlyWhatMayBeRead() {
    Answer tree = server.get("?recurse");

    assertTrue(tree.body().contains("public/a"));
    assertFalse(tree.body().contains("secret")); // H308
  }

  @Test
  void aTreeOfWhichNothingMayBeReadIsNotFound() {
    assertEquals("404", server.get("secret?recurse").line()); // H308
  }

  @Test
  void keysAreOnlyThoseThatMayBeRead() {
    assertEquals("200 [\"public/a\",\"public/own/b\"]", server.get("?keys").line()); // H308
  }

  @Test
  void keysOfWhichNoneMayBeReadAreNotFound() {
    assertEquals("404", server.get("secret?keys").line()); // H308
  }

  @Test
  void keysThatAreFilteredOutStillCountForTheIndex() {
    assertEquals(5, server.get("secret?keys").index());
  }

  @Test
  void allKeysFilteredOutIsAnEmptyListAtTheRoot() {
    server.authorizer((resource, segment, access) -> false);

    assertEquals("200 []", server.get("?keys").line()); // H308
  }

  @ParameterizedTest
  @ValueSource(strings = {"public/a", "public/a?cas=2", "public/a?acquire=" + KvServer.ALICE})
  void writingNeedsPermission(String target) {
    assertEquals("500 Permission denied", server.put(target, "w").line()); // H309
    assertEquals(2, server.entry("public/a").modifyIndex());
  }

  @ParameterizedTest
  @ValueSource(strings = {"public/a", "public/a?cas=2"})
  void deletingNeedsPermission(String target) {
    assertEquals("500 Permission denied", server.delete(target).line()); // H309
    assertTrue(server.has("public/a"));
  }

  @Test
  void aPermittedWriteIsDone() {
    assertEquals("200 true", server.put("public/own/b", "w").line());
  }

  @Test
  void deletingATreeNeedsPermissionForAllBelow() {
    assertEquals("500 Permission denied", server.delete("public/own?recurse").line()); // H309
    assertEquals("200 true", server.delete("public/own/open?recurse").line());
  }

  @Test
  void aDeniedOperationOfATransactionIsAConflict() {
    assertEquals(
        "409 {\"Results\":null,\"Errors\":[{\"OpIndex\":0,\"What\":\"Permission denied\"}]}",
        server.txn("[{\"KV\":{\"Verb\":\"set\",\"Key\":\"public/a\"}}]").line()); // H329
  }

  @ParameterizedTest
  @ValueSource(strings = {"check-index", "check-session"})
  void checkingNeedsPermissionToRead(String verb) {
    assertEquals(
        409, // its outcome alone would tell about the key
        server.txn("[{\"KV\":{\"Verb\":\"" + verb + "\",\"Key\":\"secret/c\"}}]").status());
  }

  @Test
  void deletingATreeInATransactionNeedsPermissionForAllBelow() {
    String operation = "[{\"KV\":{\"Verb\":\"delete-tree\",\"Key\":\"%s\"}}]";

    assertEquals(409, server.txn(operation.formatted("public/own")).status());
    assertEquals(200, server.txn(operation.formatted("public/own/open")).status());
  }

  @Test
  void resultsThatMayNotBeReadAreDropped() {
    Answer read =
        server.txn(
            "[{\"KV\":{\"Verb\":\"get\",\"Key\":\"secret/c\"}},"
                + "{\"KV\":{\"Verb\":\"get-tree\",\"Key\":\"public/a\"}}]");

    assertEquals(200, read.status());
    assertTrue(read.body().contains("public/a"));
    assertFalse(read.body().contains("secret")); // H331
  }

  @Test
  void anUnknownTokenIsToldSo() {
    server
        .node()
        .tokens(token -> {
          throw new RpcException("ACL not found");
        });

    assertEquals(
        "500 ACL not found",
        server.txn("[{\"KV\":{\"Verb\":\"get\",\"Key\":\"a\"}}]").line()); // H330
  }

  @Test
  void onlyKeysAreAskedAbout() {
    server.authorizer(
        (resource, segment, access) -> resource.equals("key") && access == Access.READ);

    assertEquals(200, server.get("secret/c").status());
  }
}
