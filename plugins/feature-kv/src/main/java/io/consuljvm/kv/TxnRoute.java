package io.consuljvm.kv;

import io.consuljvm.kv.TxnRpc.ApplyReply;
import io.consuljvm.kv.TxnRpc.ApplyRequest;
import io.consuljvm.kv.TxnRpc.Operation;
import io.consuljvm.kv.TxnRpc.ReadRequest;
import io.consuljvm.kv.TxnRpc.ReadResult;
import io.consuljvm.spi.http.HttpCall;
import io.consuljvm.spi.http.HttpError;
import io.consuljvm.spi.http.HttpHandler;
import io.consuljvm.spi.http.HttpReply;
import io.consuljvm.spi.rpc.QueryOptions;
import io.consuljvm.spi.rpc.RpcClient;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.rpc.WriteRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** {@code /v1/txn} (spec/http.md section 11). */
final class TxnRoute implements HttpHandler {
  private final RpcClient rpc;

  TxnRoute(RpcClient rpc) {
    this.rpc = rpc;
  }

  @Override
  public HttpReply handle(HttpCall call) throws HttpError, RpcException, IOException {
    List<Operation> operations = TxnBody.operations(call.body().json(TxnBody.FAILURE));
    boolean readOnly = TxnRpc.operations(operations).stream().allMatch(TxnOperation::readOnly);
    return readOnly ? read(call, operations) : apply(call, operations);
  }

  private HttpReply read(HttpCall call, List<Operation> operations) throws HttpError, RpcException {
    QueryOptions asked = call.queryOptions();
    // Never blocks (H320).
    QueryOptions options =
        new QueryOptions(
            asked.token(), 0, Duration.ZERO, asked.allowStale(), asked.requireConsistent());
    ReadResult result =
        rpc.call(TxnRpc.READ, new ReadRequest(call.datacenter(), operations, options));
    return HttpReply.json(result)
        .withStatus(result.errors() == null ? 200 : 409)
        .withContact(result.meta());
  }

  private HttpReply apply(HttpCall call, List<Operation> operations) throws RpcException {
    ApplyReply reply =
        rpc.call(
            TxnRpc.APPLY,
            new ApplyRequest(call.datacenter(), operations, new WriteRequest(call.token())));
    return HttpReply.json(reply).withStatus(reply.errors() == null ? 200 : 409);
  }
}
