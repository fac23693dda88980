package io.consuljvm.kv;

import io.consuljvm.codec.Inline;
import io.consuljvm.codec.Name;
import io.consuljvm.spi.rpc.QueryMeta;
import io.consuljvm.spi.rpc.QueryOptions;
import io.consuljvm.spi.rpc.ReadArgument;
import io.consuljvm.spi.rpc.ReadReply;
import io.consuljvm.spi.rpc.RpcArgument;
import io.consuljvm.spi.rpc.RpcMethod;
import io.consuljvm.spi.rpc.WriteRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The methods of transactions and their messages (wire/server-rpc.md section 5). */
final class TxnRpc {
  static final RpcMethod<ApplyRequest, ApplyReply> APPLY =
      RpcMethod.of("Txn.Apply", ApplyRequest.class, ApplyReply.class);
  static final RpcMethod<ReadRequest, ReadResult> READ =
      RpcMethod.of("Txn.Read", ReadRequest.class, ReadResult.class);

  private TxnRpc() {}

  /**
   * @param kv all that there can be; yet it may be missing
   */
  record Operation(@Name("KV") Optional<KvOperationRequest> kv) {
    TxnOperation operation() {
      return kv.map(KvOperationRequest::operation).orElse(TxnOperation.NONE);
    }
  }

  record KvOperationRequest(String verb, @Name("DirEnt") DirEntry entry) {
    TxnOperation operation() {
      return new TxnOperation(verb, entry.entry());
    }
  }

  record ApplyRequest(String datacenter, List<Operation> ops, @Inline WriteRequest write)
      implements RpcArgument {
    @Override
    public String token() {
      return write.token();
    }
  }

  record ReadRequest(String datacenter, List<Operation> ops, @Inline QueryOptions options)
      implements ReadArgument {}

  record Result(@Name("KV") DirEntry kv) {
    static Result of(TxnOutcome.Result result) {
      return new Result(
          result.withValue() ? DirEntry.of(result.entry()) : DirEntry.withoutValue(result.entry()));
    }
  }

  record Failure(int opIndex, String what) {}

  /**
   * @param results null if there are errors
   * @param errors null if there are none
   */
  record ApplyReply(@Nullable List<Result> results, @Nullable List<Failure> errors) {
    static ApplyReply of(TxnOutcome outcome) {
      return outcome.succeeded()
          ? new ApplyReply(outcome.results().stream().map(Result::of).toList(), null)
          : new ApplyReply(
              null,
              outcome.errors().stream().map(e -> new Failure(e.operation(), e.what())).toList());
    }
  }

  /** As {@link ApplyReply}, with what is known of a read. */
  record ReadResult(
      @Nullable List<Result> results, @Nullable List<Failure> errors, @Inline QueryMeta meta)
      implements ReadReply<ReadResult> {
    static ReadResult of(TxnOutcome outcome) {
      ApplyReply reply = ApplyReply.of(outcome);
      return new ReadResult(reply.results(), reply.errors(), QueryMeta.ofIndex(0));
    }

    @Override
    public ReadResult withMeta(QueryMeta newMeta) {
      return new ReadResult(results, errors, newMeta);
    }
  }

  static List<TxnOperation> operations(List<Operation> ops) {
    return ops.stream().map(Operation::operation).toList();
  }
}
