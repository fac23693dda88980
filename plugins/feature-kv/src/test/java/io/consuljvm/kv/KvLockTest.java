package io.consuljvm.kv;

import static io.consuljvm.kv.KvServer.ALICE;
import static io.consuljvm.kv.KvServer.BOB;
import static io.consuljvm.kv.KvServer.NOBODY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.KeyRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys held by sessions (spec/http.md section 10, spec/behaviours.md section 6). */
class KvLockTest {
  private final KvServer server = new KvServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aNewKeyIsCreatedLocked() {
    assertEquals("200 true", server.put("a?acquire=" + ALICE, "v").line()); // H287

    assertEquals(ALICE, server.entry("a").session());
    assertEquals(1, server.entry("a").lockIndex()); // H298
  }

  @Test
  void aFreeKeyIsTaken() {
    server.put("a", "v");

    assertEquals("200 true", server.put("a?acquire=" + ALICE, "w").line()); // B122
    assertEquals(1, server.entry("a").lockIndex());
  }

  @Test
  void theHolderWritesWithoutTakingItAgain() {
    server.put("a?acquire=" + ALICE, "v");

    assertEquals("200 true", server.put("a?acquire=" + ALICE, "w").line()); // H295
    assertEquals("w", new String(server.entry("a").value(), UTF_8));
    assertEquals(1, server.entry("a").lockIndex());
  }

  @Test
  void aKeyHeldByAnotherIsNotTaken() {
    server.put("a?acquire=" + ALICE, "v");

    assertEquals("200 false", server.put("a?acquire=" + BOB, "w").line()); // H296
    assertEquals(ALICE, server.entry("a").session());
  }

  @Test
  void everyNewAcquisitionCounts() {
    server.put("a?acquire=" + ALICE, "");
    server.put("a?release=" + ALICE, "");
    server.put("a?acquire=" + BOB, "");

    assertEquals(2, server.entry("a").lockIndex()); // B124
  }

  @Test
  void aSessionHasToBeNamedToLock() {
    assertEquals("500 missing session", server.put("a?acquire=", "").line()); // H290
  }

  @Test
  void aSessionHasToBeNamedToUnlock() {
    assertEquals("500 missing session", server.put("a?release", "").line()); // H290
  }

  @Test
  void anUnknownSessionCannotLock() {
    assertEquals(
        "500 invalid session \"" + NOBODY + "\"", server.put("a?acquire=" + NOBODY, "").line());
    assertFalse(server.has("a")); // H291
  }

  @Test
  void whatIsNoSessionCannotLock() {
    assertEquals(
        "500 failed session lookup: index error: UUID must be 36 characters",
        server.put("a?acquire=x", "").line()); // H292
  }

  @Test
  void anUnknownSessionUnlocksNothing() {
    server.put("a?acquire=" + ALICE, "");

    assertEquals("200 false", server.put("a?release=" + NOBODY, "").line()); // H293
  }

  @Test
  void aMissingKeyIsNotUnlocked() {
    assertEquals("200 false", server.put("a?release=" + ALICE, "").line()); // H294
    assertFalse(server.has("a"));
  }

  @Test
  void aKeyHeldByAnotherIsNotUnlocked() {
    server.put("a?acquire=" + ALICE, "v");

    assertEquals("200 false", server.put("a?release=" + BOB, "w").line()); // H294
    assertEquals(2, server.entry("a").modifyIndex());
  }

  @Test
  void unlockingWritesValueAndFlags() {
    server.put("a?acquire=" + ALICE, "v");

    assertEquals("200 true", server.put("a?flags=7&release=" + ALICE, "w").line()); // H288
    Entry unlocked = server.entry("a");
    assertEquals("w", new String(unlocked.value(), UTF_8));
    assertEquals(7, unlocked.flags());
  }

  @Test
  void unlockingKeepsTheLockIndex() {
    server.put("a?acquire=" + ALICE, "");
    server.put("a?release=" + ALICE, "");

    assertEquals("", server.entry("a").session()); // B123
    assertEquals(1, server.entry("a").lockIndex());
  }

  @Test
  void aPlainWriteKeepsTheSession() {
    server.put("a?acquire=" + ALICE, "v");

    assertEquals("200 true", server.put("a", "w").line()); // H301
    assertEquals(ALICE, server.entry("a").session());
  }

  @Test
  void aPlainWriteResetsTheLockIndex() {
    server.put("a?acquire=" + ALICE, "v");
    server.put("a", "w");

    assertEquals(0, server.entry("a").lockIndex()); // H301
  }

  @Test
  void theKeysOfASessionAreKnownWhileItHoldsThem() {
    server.put("a?acquire=" + ALICE, "");
    server.put("b?acquire=" + ALICE, "");
    server.put("c?acquire=" + BOB, "");
    server.put("d?acquire=" + ALICE, "");
    server.put("a?release=" + ALICE, "");
    server.delete("d");

    assertEquals(List.of("b"), held(ALICE)); // B005
    assertEquals(List.of("c"), held(BOB));
  }

  @Test
  void aPlainWriteDoesNotMakeTheHolderForgotten() {
    server.put("a?acquire=" + ALICE, "v");
    server.put("a", "w");

    assertEquals(List.of("a"), held(ALICE));
  }

  private List<String> held(String session) {
    byte[] prefix = Keys.ofSession(session);
    return server
        .node()
        .state()
        .read(view -> {
          List<String> keys = new ArrayList<>();
          try (Cursor cursor = view.scan(KvTables.KVS_BY_SESSION, KeyRange.prefix(prefix))) {
            while (cursor.next()) {
              keys.add(new String(cursor.key(), UTF_8).substring(prefix.length));
            }
          }
          return keys;
        });
  }
}
