package io.consuljvm.operator;

import io.consuljvm.spi.Contributions;
import io.consuljvm.spi.Feature;
import io.consuljvm.spi.Node;
import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.http.HttpRoute;
import io.consuljvm.spi.rpc.RpcHandler;
import org.pf4j.Extension;

/** Status and quorum, for operators. */
@Extension
public final class OperatorFeature implements Feature {
  @Override
  public void contribute(Node node, Contributions add) {
    StatusMethods status = new StatusMethods(node);
    add.method(StatusRpc.PING, (RpcHandler.Local<Nothing, Nothing>) status::ping);
    add.method(StatusRpc.LEADER, (RpcHandler.Local<Nothing, String>) status::leader);
    add.method(StatusRpc.PEERS, (RpcHandler.Local<Nothing, java.util.List<String>>) status::peers);
    add.route(
        HttpRoute.any(
            "/v1/status/leader",
            call -> HttpReply.json(node.rpc().call(StatusRpc.LEADER, new Nothing()))));
    add.route(
        HttpRoute.any(
            "/v1/status/peers",
            call -> HttpReply.json(node.rpc().call(StatusRpc.PEERS, new Nothing()))));

    RaftMethods raft = new RaftMethods(node);
    add.method(
        RaftRpc.CONFIGURATION,
        (RpcHandler.Read<RaftRpc.ConfigurationRequest, RaftRpc.Configuration>) raft::configuration);
    add.method(
        RaftRpc.REMOVE_PEER,
        (RpcHandler.OnLeader<RaftRpc.RemovePeerRequest, Nothing>) raft::removePeer);
    RaftRoutes routes = new RaftRoutes(node.rpc());
    add.route(HttpRoute.of("GET", "/v1/operator/raft/configuration", routes::configuration));
    add.route(HttpRoute.of("DELETE", "/v1/operator/raft/peer", routes::removePeer));
  }
}
