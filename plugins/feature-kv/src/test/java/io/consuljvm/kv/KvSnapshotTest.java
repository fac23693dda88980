package io.consuljvm.kv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.consuljvm.codec.Bytes;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys and tombstones of a snapshot that the original wrote (wire/raft.md section 9). */
class KvSnapshotTest {
  private static final String HEADER = Golden.bytes("snapshot.header").hex();
  private static final String RECORDS =
      Golden.bytes("snapshot.KVS").hex() + Golden.bytes("snapshot.Tombstone").hex();

  private final KvServer server = new KvServer();

  @BeforeEach
  void aStoreWithOtherKeys() throws IOException {
    server.put("before", "");
    server.node().restore(Bytes.hex(HEADER + RECORDS).toByteArray());
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theSameRecordsAreWrittenAgain() throws IOException {
    String written = Bytes.wrap(server.node().snapshot()).hex();

    assertEquals(RECORDS, written.substring(HEADER.length()));
  }

  @Test
  void theKeysAreThoseOfTheSnapshot() {
    assertEquals(
        "200 [\"cfg/a\",\"cfg/b\",\"cfg/big\",\"cfg/empty\",\"lock/held\",\"lock/released\","
            + "\"ключ/é\"]",
        server.get("?keys").line());
  }

  @Test
  void theIndexOfAllKeysIsThatOfTheOriginal() {
    assertEquals(33, server.get("?keys").index());
  }

  @Test
  void anEntryHasItsOwnIndexes() {
    assertEquals(
        "200 [{\"LockIndex\":0,\"Key\":\"cfg/a\",\"Flags\":0,\"Value\":\"YWxwaGEy\","
            + "\"CreateIndex\":14,\"ModifyIndex\":20}]",
        server.get("cfg/a").line());
  }

  @Test
  void flagsKeepAllTheirBits() {
    assertEquals(9007199254740993L, server.entry("cfg/big").flags());
  }

  @Test
  void aTombstoneGivesItsPrefixAnIndex() {
    assertEquals(32, server.get("gone/x?keys").index());
    assertEquals(33, server.get("gone/tree?keys").index());
  }

  @Test
  void aLockIsStillHeld() {
    String holder = KvServer.BOB;

    assertEquals("200 false", server.put("lock/held?acquire=" + KvServer.ALICE, "").line());
    assertEquals("200 true", server.put("lock/held?release=" + holder, "").line());
  }

  @Test
  void aDamagedRecordGivesTheRestoreUp() {
    String damaged = HEADER + RECORDS.substring(0, RECORDS.length() - 20);

    assertThrows(IOException.class, () -> server.node().restore(Bytes.hex(damaged).toByteArray()));
    assertEquals(33, server.get("?keys").index());
  }
}
