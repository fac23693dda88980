package io.consuljvm.kv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.state.CommandRejected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which index an answer has ({@code H279 - H281, B125 - B127}). */
class KvIndexTest {
  private final KvServer server = new KvServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aKeyHasTheIndexOfItsLastChange() {
    server.put("a", ""); // 2
    server.put("b", ""); // 3

    assertEquals(2, server.get("a").index()); // H279
  }

  @Test
  void aMissingKeyHasTheIndexOfAllKeys() {
    server.put("a", ""); // 2
    server.put("b", ""); // 3

    assertEquals(3, server.get("c").index()); // H280
  }

  @Test
  void aDeletedKeyHasTheIndexOfAllKeys() {
    server.put("a", ""); // 2
    server.delete("a"); // 3

    assertEquals(3, server.get("a").index()); // H280
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a?recurse", "a?keys", "?keys", "?recurse"})
  void anEmptyStoreHasIndexOne(String read) {
    assertEquals(1, server.get(read).index()); // H280, H281
  }

  @ParameterizedTest
  @ValueSource(strings = {"recurse", "keys"})
  void aPrefixHasTheHighestIndexUnderIt(String kind) {
    server.put("a/1", ""); // 2
    server.put("a/2", ""); // 3
    server.put("a/1", ""); // 4
    server.put("b", ""); // 5

    assertEquals(4, server.get("a/?" + kind).index()); // H281
  }

  @ParameterizedTest
  @ValueSource(strings = {"recurse", "keys"})
  void aDeletionRaisesTheIndexOfItsPrefix(String kind) {
    server.put("a/1", ""); // 2
    server.put("a/2", ""); // 3
    server.delete("a/1"); // 4
    server.put("b", ""); // 5

    assertEquals(4, server.get("a/?" + kind).index()); // B125
  }

  @ParameterizedTest
  @ValueSource(strings = {"recurse", "keys"})
  void whereAllIsDeletedTheDeletionCounts(String kind) {
    server.put("a/1", ""); // 2
    server.delete("a/1"); // 3
    server.put("b", ""); // 4

    assertEquals(3, server.get("a/?" + kind).index()); // H281
  }

  @ParameterizedTest
  @ValueSource(strings = {"recurse", "keys"})
  void aPrefixThatNeverHadAKeyHasTheIndexOfAllKeys(String kind) {
    server.put("b", ""); // 2

    assertEquals(2, server.get("a/?" + kind).index()); // H281
  }

  @ParameterizedTest
  @ValueSource(strings = {"recurse", "keys"})
  void theEmptyPrefixHasTheIndexOfAllKeys(String kind) {
    server.put("a", ""); // 2
    server.put("b", ""); // 3
    server.delete("b"); // 4

    assertEquals(4, server.get("?" + kind).index()); // H281
  }

  @Test
  void keysThatAreCutOffCountForTheIndex() {
    server.put("a/1", ""); // 2
    server.put("a/b/1", ""); // 3

    assertEquals(3, server.get("a/?keys&separator=/").index());
  }

  @Test
  void aDeletedTreeHasOneIndex() {
    server.put("a/1", ""); // 2
    server.put("a/2", ""); // 3
    server.delete("a/?recurse"); // 4
    server.put("b", ""); // 5

    assertEquals(4, server.get("a/1?keys").index()); // B121
    assertEquals(4, server.get("a/2?keys").index());
  }

  @Test
  void aRefusedWriteRaisesNoIndex() {
    server.put("a", ""); // 2
    server.put("a?cas=9", ""); // 3, refused

    assertEquals(2, server.get("?keys").index());
  }

  @Test
  void theIndexOfAPrefixFallsBackOnceTombstonesAreForgotten() throws CommandRejected, RpcException {
    server.put("a/1", ""); // 2
    server.put("a/2", ""); // 3
    server.delete("a/2"); // 4
    server.put("b", ""); // 5

    reap(4);

    assertEquals(2, server.get("a/?keys").index()); // B127
  }

  @Test
  void onlyDeletionsUpToAnIndexAreForgotten() throws CommandRejected, RpcException {
    server.put("a/1", ""); // 2
    server.put("a/2", ""); // 3
    server.delete("a/1"); // 4
    server.delete("a/2"); // 5
    server.put("b", ""); // 6

    reap(4);

    assertEquals(5, server.get("a/?keys").index()); // B126
    assertEquals(6, server.get("a/1?keys").index());
  }

  @Test
  void forgettingRaisesNoIndex() throws CommandRejected, RpcException {
    server.put("a", ""); // 2
    server.delete("a"); // 3

    reap(3);

    assertEquals(3, server.get("?keys").index());
  }

  @Test
  void aTombstoneStaysWhenItsKeyComesBack() {
    server.put("a/1", ""); // 2
    server.delete("a/1"); // 3
    server.put("a/1", ""); // 4
    server.delete("a/1"); // 5

    assertEquals(5, server.get("a/?keys").index());
  }

  @Test
  void entriesOfOneTransactionShareAnIndex() {
    Answer done =
        server.txn(
            "[{\"KV\":{\"Verb\":\"set\",\"Key\":\"a\"}},{\"KV\":{\"Verb\":\"set\",\"Key\":\"b\"}}]");

    assertTrue(done.status() == 200, done::toString);
    assertEquals(server.entry("a").modifyIndex(), server.entry("b").modifyIndex()); // B140
  }

  private void reap(long upTo) throws CommandRejected, RpcException {
    server.node().propose(KvCommands.TOMBSTONE, KvCommands.reap(upTo));
  }
}
