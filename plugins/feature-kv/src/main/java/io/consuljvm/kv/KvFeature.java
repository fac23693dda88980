package io.consuljvm.kv;

import io.consuljvm.spi.Contributions;
import io.consuljvm.spi.Feature;
import io.consuljvm.spi.Node;
import io.consuljvm.spi.http.HttpRoute;
import io.consuljvm.spi.rpc.RpcHandler;
import java.util.Set;
import org.pf4j.Extension;

/** The key/value store and its transactions. */
@Extension
public final class KvFeature implements Feature {
  private final Sessions sessions;

  public KvFeature() {
    this(Sessions.NONE);
  }

  KvFeature(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void contribute(Node node, Contributions add) {
    KvCommands commands = new KvCommands(sessions);

    add.table(KvTables.KVS);
    add.table(KvTables.TOMBSTONES);
    add.table(KvTables.KVS_BY_SESSION);

    add.command(KvCommands.KVS, commands::applyKvs);
    add.command(KvCommands.TOMBSTONE, commands::applyTombstone);
    add.command(KvCommands.TXN, commands::applyTxn);

    add.method(KvRpc.GET, (RpcHandler.Read<KvRpc.KeyRequest, KvRpc.IndexedEntries>) KvMethods::get);
    add.method(
        KvRpc.LIST, (RpcHandler.Read<KvRpc.KeyRequest, KvRpc.IndexedEntries>) KvMethods::list);
    add.method(
        KvRpc.LIST_KEYS,
        (RpcHandler.Read<KvRpc.KeyListRequest, KvRpc.IndexedKeys>) KvMethods::listKeys);
    add.method(KvRpc.APPLY, (RpcHandler.OnLeader<KvRpc.KvsRequest, Boolean>) KvMethods::apply);
    add.method(
        TxnRpc.READ, (RpcHandler.Read<TxnRpc.ReadRequest, TxnRpc.ReadResult>) TxnMethods::read);
    add.method(
        TxnRpc.APPLY,
        (RpcHandler.OnLeader<TxnRpc.ApplyRequest, TxnRpc.ApplyReply>) TxnMethods::apply);

    add.route(new HttpRoute(Set.of("GET", "PUT", "DELETE"), "/v1/kv/", new KvRoute(node.rpc())));
    add.route(HttpRoute.of("PUT", "/v1/txn", new TxnRoute(node.rpc())));

    add.leaderTask(new TombstoneReaper(node.clock()));
    add.snapshotPart(new KvSnapshot(sessions));
  }
}
