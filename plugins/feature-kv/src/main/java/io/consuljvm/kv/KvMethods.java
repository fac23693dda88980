package io.consuljvm.kv;

import io.consuljvm.kv.KvReads.Indexed;
import io.consuljvm.kv.KvRpc.IndexedEntries;
import io.consuljvm.kv.KvRpc.IndexedKeys;
import io.consuljvm.kv.KvRpc.KeyListRequest;
import io.consuljvm.kv.KvRpc.KeyRequest;
import io.consuljvm.kv.KvRpc.KvsRequest;
import io.consuljvm.spi.Authorizer;
import io.consuljvm.spi.rpc.LeaderContext;
import io.consuljvm.spi.rpc.QueryMeta;
import io.consuljvm.spi.rpc.RpcContext;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.state.CommandRejected;
import io.consuljvm.spi.state.StateView;
import java.util.List;
import java.util.Optional;

/** Answers the methods of the store (wire/server-rpc.md section 5). */
final class KvMethods {
  private KvMethods() {}

  /** A key that may not be read is as good as missing ({@code H308}). */
  static IndexedEntries get(StateView view, KeyRequest request, RpcContext context) {
    Indexed<Optional<Entry>> found =
        KvPermissions.mayRead(context.authorizer(), request.key())
            ? KvReads.get(view, request.key())
            : KvReads.missing(view, request.key());
    return entries(found.value().stream().toList(), found.index());
  }

  static IndexedEntries list(StateView view, KeyRequest request, RpcContext context) {
    Indexed<List<Entry>> found = KvReads.list(view, request.key());
    return entries(KvPermissions.readable(context.authorizer(), found.value()), found.index());
  }

  private static IndexedEntries entries(List<Entry> entries, long index) {
    List<DirEntry> all = entries.stream().map(DirEntry::of).toList();
    return new IndexedEntries(all.isEmpty() ? null : all, QueryMeta.ofIndex(index));
  }

  static IndexedKeys listKeys(StateView view, KeyListRequest request, RpcContext context) {
    Indexed<List<String>> found = KvReads.keys(view, request.prefix(), request.separator());
    List<String> readable =
        found.value().stream()
            .filter(key -> KvPermissions.mayRead(context.authorizer(), key))
            .toList();
    return new IndexedKeys(
        found.value().isEmpty() ? null : readable, QueryMeta.ofIndex(found.index()));
  }

  /** Says no only where an operation can be refused; the plain ones answer false, done or not. */
  static boolean apply(KvsRequest request, LeaderContext context)
      throws RpcException, CommandRejected {
    check(request, context.authorizer());
    Object applied = context.propose(KvCommands.KVS, KvCommands.kvs(request));
    return switch (KvOperation.of(request.op()).orElseThrow()) {
      case SET, DELETE, DELETE_TREE -> false;
      case DELETE_CAS, CAS, LOCK, UNLOCK -> (Boolean) applied;
    };
  }

  private static void check(KvsRequest request, Authorizer authorizer) throws RpcException {
    String key = request.entry().key();
    Optional<KvOperation> operation = KvOperation.of(request.op());
    if (operation.isEmpty()) {
      throw new RpcException("Invalid KVS operation '" + request.op() + "'");
    }
    if (key.isEmpty() && operation.get() != KvOperation.DELETE_TREE) {
      throw new RpcException("Must provide key");
    }
    boolean allowed =
        operation.get() == KvOperation.DELETE_TREE
            ? KvPermissions.mayWriteTree(authorizer, key)
            : KvPermissions.mayWrite(authorizer, key);
    if (!allowed) {
      throw new RpcException(RpcException.PERMISSION_DENIED);
    }
  }
}
