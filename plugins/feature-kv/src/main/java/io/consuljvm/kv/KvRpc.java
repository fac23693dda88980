package io.consuljvm.kv;

import io.consuljvm.codec.Inline;
import io.consuljvm.codec.Name;
import io.consuljvm.codec.Unsigned;
import io.consuljvm.spi.rpc.QueryMeta;
import io.consuljvm.spi.rpc.QueryOptions;
import io.consuljvm.spi.rpc.ReadArgument;
import io.consuljvm.spi.rpc.ReadReply;
import io.consuljvm.spi.rpc.RpcArgument;
import io.consuljvm.spi.rpc.RpcMethod;
import io.consuljvm.spi.rpc.WriteRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of the store and their messages (wire/server-rpc.md section 5). */
final class KvRpc {
  static final RpcMethod<KvsRequest, Boolean> APPLY =
      RpcMethod.of("KVS.Apply", KvsRequest.class, Boolean.class);
  static final RpcMethod<KeyRequest, IndexedEntries> GET =
      RpcMethod.of("KVS.Get", KeyRequest.class, IndexedEntries.class);
  static final RpcMethod<KeyRequest, IndexedEntries> LIST =
      RpcMethod.of("KVS.List", KeyRequest.class, IndexedEntries.class);
  static final RpcMethod<KeyListRequest, IndexedKeys> LIST_KEYS =
      RpcMethod.of("KVS.ListKeys", KeyListRequest.class, IndexedKeys.class);

  private KvRpc() {}

  /**
   * @param op one of {@link KvOperation}
   */
  record KvsRequest(
      String datacenter, String op, @Name("DirEnt") DirEntry entry, @Inline WriteRequest write)
      implements RpcArgument {
    @Override
    public String token() {
      return write.token();
    }
  }

  /** Also the body of a tombstone command, which the leader alone writes. */
  record TombstoneRequest(
      String datacenter, String op, @Unsigned long reapIndex, @Inline WriteRequest write) {}

  record KeyRequest(String datacenter, String key, @Inline QueryOptions options)
      implements ReadArgument {}

  record KeyListRequest(
      String datacenter,
      String prefix,
      @Name("Seperator") String separator,
      @Inline QueryOptions options)
      implements ReadArgument {}

  /**
   * @param entries null if there are none
   */
  record IndexedEntries(@Nullable List<DirEntry> entries, @Inline QueryMeta meta)
      implements ReadReply<IndexedEntries> {
    @Override
    public IndexedEntries withMeta(QueryMeta newMeta) {
      return new IndexedEntries(entries, newMeta);
    }
  }

  /**
   * @param keys null if there are none; empty if there are, but none that may be read
   */
  record IndexedKeys(@Nullable List<String> keys, @Inline QueryMeta meta)
      implements ReadReply<IndexedKeys> {
    @Override
    public IndexedKeys withMeta(QueryMeta newMeta) {
      return new IndexedKeys(keys, newMeta);
    }
  }
}
