package io.consuljvm.operator;

import io.consuljvm.operator.RaftRpc.ConfigurationRequest;
import io.consuljvm.operator.RaftRpc.RemovePeerRequest;
import io.consuljvm.operator.RaftRpc.Source;
import io.consuljvm.spi.http.HttpCall;
import io.consuljvm.spi.http.HttpError;
import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.rpc.QueryOptions;
import io.consuljvm.spi.rpc.RpcClient;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.rpc.WriteRequest;
import java.time.Duration;

/** {@code /v1/operator/raft/…} (spec/http.md section 16). */
final class RaftRoutes {
  private final RpcClient rpc;

  RaftRoutes(RpcClient rpc) {
    this.rpc = rpc;
  }

  HttpReply configuration(HttpCall call) throws HttpError, RpcException {
    QueryOptions asked = call.queryOptions();
    // Never blocks, whatever index is given (H105).
    QueryOptions options =
        new QueryOptions(
            asked.token(), 0, Duration.ZERO, asked.allowStale(), asked.requireConsistent());
    return HttpReply.json(
        rpc.call(
            RaftRpc.CONFIGURATION,
            new ConfigurationRequest(call.datacenter(), new Source("", ""), options)));
  }

  HttpReply removePeer(HttpCall call) throws HttpError, RpcException {
    // An empty address is one that is not in the quorum.
    String address =
        call.parameter("address")
            .orElseThrow(
                () -> new HttpError(400, "Must specify ?address with IP:port of peer to remove"));
    rpc.call(
        RaftRpc.REMOVE_PEER,
        new RemovePeerRequest(call.datacenter(), address, new WriteRequest(call.token())));
    return HttpReply.empty();
  }
}
