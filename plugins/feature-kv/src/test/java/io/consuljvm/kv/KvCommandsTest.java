package io.consuljvm.kv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.consuljvm.codec.Bytes;
import io.consuljvm.kv.KvRpc.KvsRequest;
import io.consuljvm.kv.TxnRpc.ApplyRequest;
import io.consuljvm.kv.TxnRpc.Operation;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.rpc.WriteRequest;
import io.consuljvm.spi.state.Command;
import io.consuljvm.spi.state.CommandRejected;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Log entries that the original wrote, applied (wire/raft.md sections 10 and 11). */
class KvCommandsTest {
  private final KvServer server = new KvServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void setWrites() throws CommandRejected, RpcException {
    assertEquals(true, apply(KvCommands.KVS, "log.kvs-set"));
    assertEquals(42, server.entry("foo/bar").flags());
  }

  @Test
  void deleteRemoves() throws CommandRejected, RpcException {
    server.put("foo/bar", "");

    assertEquals(true, apply(KvCommands.KVS, "log.kvs-delete"));
    assertFalse(server.has("foo/bar"));
  }

  @Test
  void deleteTreeRemovesAllBelow() throws CommandRejected, RpcException {
    server.put("foo/bar", "");

    assertEquals(true, apply(KvCommands.KVS, "log.kvs-delete-tree"));
    assertFalse(server.has("foo/bar"));
  }

  @Test
  void deleteCasSaysNoToAnotherIndex() throws CommandRejected, RpcException {
    server.put("foo/bar", "");

    assertEquals(false, apply(KvCommands.KVS, "log.kvs-delete-cas"));
    assertTrue(server.has("foo/bar"));
  }

  @Test
  void casSaysNoToAnotherIndex() throws CommandRejected, RpcException {
    assertEquals(false, apply(KvCommands.KVS, "log.kvs-cas"));
  }

  @Test
  void lockAndUnlockGoTogether() throws CommandRejected, RpcException {
    assertEquals(true, apply(KvCommands.KVS, "log.kvs-lock"));
    assertTrue(server.entry("lock").locked());
    assertEquals(true, apply(KvCommands.KVS, "log.kvs-unlock"));
    assertFalse(server.entry("lock").locked());
  }

  @Test
  void aTransactionThatFailsTellsWhatFailed() {
    CommandRejected rejected =
        assertThrows(CommandRejected.class, () -> apply(KvCommands.TXN, "log.txn"));

    assertEquals("failed to check index, key \"b\" doesn't exist", rejected.getMessage());
    assertFalse(server.has("a"));
  }

  @Test
  void reapingForgetsTombstones() throws CommandRejected, RpcException {
    server.put("a", ""); // 2
    server.delete("a"); // 3
    server.put("b", ""); // 4

    assertEquals(true, apply(KvCommands.TOMBSTONE, "log.tombstone-reap"));
    assertEquals(4, server.get("a?keys").index());
  }

  @Test
  void anUnknownOperationIsRefusedAsTheOriginalDoes() {
    KvsRequest request = new KvsRequest("dc1", "fly", DirEntry.ofKey("a", 0), new WriteRequest(""));

    assertEquals("Invalid KVS operation 'fly'", rejected(KvCommands.KVS, KvCommands.kvs(request)));
  }

  @Test
  void anOperationThatSaysNothingFailsTheTransaction() {
    ApplyRequest request =
        new ApplyRequest("dc1", List.of(new Operation(Optional.empty())), new WriteRequest(""));

    assertEquals("no operation specified", rejected(KvCommands.TXN, KvCommands.txn(request)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"c1", "81a24f7001", "81a6446972456e74a1"})
  void damagedEntriesAreRefused(String hex) {
    assertTrue(
        rejected(KvCommands.KVS, Bytes.hex(hex).toByteArray())
            .startsWith("failed to decode request: "));
  }

  private Object apply(Command command, String golden) throws CommandRejected, RpcException {
    return server.node().propose(command, Golden.bytes(golden).slice(1).toByteArray());
  }

  private String rejected(Command command, byte[] body) {
    return assertThrows(CommandRejected.class, () -> server.node().propose(command, body))
        .getMessage();
  }
}
