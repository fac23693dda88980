package io.consuljvm.kv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.Codec;
import io.consuljvm.kv.KvRpc.IndexedEntries;
import io.consuljvm.kv.KvRpc.IndexedKeys;
import io.consuljvm.kv.KvRpc.KeyListRequest;
import io.consuljvm.kv.KvRpc.KeyRequest;
import io.consuljvm.kv.KvRpc.KvsRequest;
import io.consuljvm.kv.KvRpc.TombstoneRequest;
import io.consuljvm.kv.TxnRpc.ApplyReply;
import io.consuljvm.kv.TxnRpc.ApplyRequest;
import io.consuljvm.kv.TxnRpc.Failure;
import io.consuljvm.kv.TxnRpc.KvOperationRequest;
import io.consuljvm.kv.TxnRpc.Operation;
import io.consuljvm.kv.TxnRpc.ReadRequest;
import io.consuljvm.kv.TxnRpc.ReadResult;
import io.consuljvm.kv.TxnRpc.Result;
import io.consuljvm.spi.rpc.QueryMeta;
import io.consuljvm.spi.rpc.QueryOptions;
import io.consuljvm.spi.rpc.WriteRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages and log entries, byte by byte as the original writes them, read and written. */
class KvMessagesTest {
  private static final String SESSION = KvServer.ALICE;
  private static final WriteRequest NO_TOKEN = new WriteRequest("");
  private static final DirEntry FOO = new DirEntry(1, "foo", 7, Bytes.utf8("v"), "", 10, 20);

  /**
   * @param typeByte of a log entry; -1 for a message
   */
  record Case<T>(String name, int typeByte, Class<T> type, T value) {
    @SuppressWarnings("unchecked")
    static <T> Case<T> message(String name, T value) {
      return new Case<>(name, -1, (Class<T>) value.getClass(), value);
    }

    static Case<KvsRequest> kvs(String name, String op, DirEntry entry) {
      return new Case<>(
          "log.kvs-" + name, 2, KvsRequest.class, new KvsRequest("dc1", op, entry, NO_TOKEN));
    }

    Bytes golden() {
      return typeByte < 0 ? Golden.bytes(name) : Golden.bytes(name).slice(1);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case<?>> cases() {
    return Stream.concat(messages(), entries());
  }

  private static Stream<Case<?>> messages() {
    QueryMeta meta = new QueryMeta(57, Duration.ZERO, true);
    return Stream.of(
        Case.message(
            "KVS.Apply-request",
            new KvsRequest("dc1", "set", wish("foo", 7, "v", "", 0), new WriteRequest("tok"))),
        Case.message("KVS.Apply-response", false),
        Case.message(
            "KVS.Apply-request-2",
            new KvsRequest("dc1", "cas", wish("foo", 7, "v2", "", 20), new WriteRequest("tok"))),
        Case.message("KVS.Apply-response-2", true),
        Case.message(
            "KVS.Get-request",
            new KeyRequest("dc1", "foo", new QueryOptions("", 0, Duration.ZERO, false, true))),
        Case.message("KVS.Get-response", new IndexedEntries(List.of(FOO), meta)),
        Case.message(
            "KVS.List-request",
            new KeyRequest(
                "dc1", "f", new QueryOptions("tok", 42, Duration.ofMinutes(1), true, false))),
        Case.message(
            "KVS.List-response", new IndexedEntries(null, new QueryMeta(1, Duration.ZERO, true))),
        Case.message(
            "KVS.ListKeys-request", new KeyListRequest("dc1", "", "/", QueryOptions.of(""))),
        Case.message("KVS.ListKeys-response", new IndexedKeys(List.of("foo"), meta)),
        Case.message(
            "Txn.Apply-request",
            new ApplyRequest(
                "dc1", List.of(op("set", wish("a", 0, "1", "", 0))), new WriteRequest("tok"))),
        Case.message("Txn.Apply-response", new ApplyReply(List.of(new Result(FOO)), null)),
        Case.message(
            "Txn.Read-request",
            new ReadRequest(
                "dc1", List.of(op("get", DirEntry.ofKey("zz", 0))), QueryOptions.of(""))),
        Case.message(
            "Txn.Read-response",
            new ReadResult(null, List.of(new Failure(0, "key \"zz\" doesn't exist")), meta)));
  }

  private static Stream<Case<?>> entries() {
    return Stream.of(
        Case.kvs("set", "set", wish("foo/bar", 42, "hello", "", 0)),
        Case.kvs("set-nil-value", "set", DirEntry.ofKey("empty", 0)),
        Case.kvs("delete", "delete", DirEntry.ofKey("foo/bar", 0)),
        Case.kvs("delete-cas", "delete-cas", DirEntry.ofKey("foo/bar", 17)),
        Case.kvs("delete-tree", "delete-tree", DirEntry.ofKey("foo/", 0)),
        Case.kvs("cas", "cas", wish("foo/bar", 0, "x", "", 17)),
        Case.kvs("lock", "lock", wish("lock", 0, "me", SESSION, 0)),
        Case.kvs("unlock", "unlock", wish("lock", 0, "", SESSION, 0)),
        new Case<>(
            "log.tombstone-reap",
            5,
            TombstoneRequest.class,
            new TombstoneRequest("dc1", "reap", 1234, NO_TOKEN)),
        new Case<>(
            "log.txn",
            8,
            ApplyRequest.class,
            new ApplyRequest(
                "dc1",
                List.of(
                    op("set", wish("a", 0, "1", "", 0)),
                    op("get", DirEntry.ofKey("a", 0)),
                    op("check-index", DirEntry.ofKey("b", 3))),
                NO_TOKEN)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  <T> void theBytesAreRead(Case<T> given) {
    assertEquals(given.value(), Codec.of(given.type()).decode(given.golden()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  <T> void theBytesAreWritten(Case<T> given) {
    assertEquals(
        given.golden().hex(), Bytes.wrap(Codec.of(given.type()).encode(given.value())).hex());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entries")
  <T> void theTypeByteIsThatOfTheCommand(Case<T> given) {
    assertEquals(given.typeByte(), Golden.bytes(given.name()).get(0));
    assertEquals(
        given.typeByte(),
        switch (given.value()) {
          case KvsRequest kvs -> KvCommands.KVS.firstByte();
          case TombstoneRequest tombstone -> KvCommands.TOMBSTONE.firstByte();
          default -> KvCommands.TXN.firstByte();
        });
  }

  private static DirEntry wish(
      String key, long flags, String value, String session, long modifyIndex) {
    return new DirEntry(0, key, flags, Bytes.utf8(value), session, 0, modifyIndex);
  }

  private static Operation op(String verb, DirEntry entry) {
    return new Operation(Optional.of(new KvOperationRequest(verb, entry)));
  }
}
