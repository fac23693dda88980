package io.consuljvm.kv;

import io.consuljvm.kv.TxnOutcome.Failure;
import io.consuljvm.kv.TxnOutcome.Result;
import io.consuljvm.kv.TxnRpc.ApplyReply;
import io.consuljvm.kv.TxnRpc.ApplyRequest;
import io.consuljvm.kv.TxnRpc.ReadRequest;
import io.consuljvm.kv.TxnRpc.ReadResult;
import io.consuljvm.spi.Authorizer;
import io.consuljvm.spi.rpc.LeaderContext;
import io.consuljvm.spi.rpc.RpcContext;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.state.CommandRejected;
import io.consuljvm.spi.state.StateView;
import java.util.ArrayList;
import java.util.List;

/** Answers the methods of transactions. */
final class TxnMethods {
  private TxnMethods() {}

  static ApplyReply apply(ApplyRequest request, LeaderContext context)
      throws RpcException, CommandRejected {
    List<TxnOperation> operations = TxnRpc.operations(request.ops());
    List<Failure> refused = refused(operations, context.authorizer());
    if (!refused.isEmpty()) {
      return ApplyReply.of(TxnOutcome.failed(refused));
    }
    try {
      TxnOutcome outcome = (TxnOutcome) context.propose(KvCommands.TXN, KvCommands.txn(request));
      return ApplyReply.of(readable(outcome, context.authorizer()));
    } catch (TxnRejected e) {
      return ApplyReply.of(e.outcome());
    }
  }

  static ReadResult read(StateView view, ReadRequest request, RpcContext context) {
    List<TxnOperation> operations = TxnRpc.operations(request.ops());
    List<Failure> errors = refused(operations, context.authorizer());
    if (!errors.isEmpty()) {
      return ReadResult.of(TxnOutcome.failed(errors));
    }
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      try {
        results.addAll(TxnReads.run(view, operations.get(i)));
      } catch (CommandRejected e) {
        errors.add(new Failure(i, e.getMessage()));
      }
    }
    TxnOutcome outcome =
        errors.isEmpty() ? new TxnOutcome(results, List.of()) : TxnOutcome.failed(errors);
    return ReadResult.of(readable(outcome, context.authorizer()));
  }

  /** What is refused before anything runs ({@code H327 - H329}). */
  private static List<Failure> refused(List<TxnOperation> operations, Authorizer authorizer) {
    List<Failure> errors = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      TxnOperation operation = operations.get(i);
      if (operation == TxnOperation.NONE) {
        continue;
      }
      String key = operation.wish().key();
      if (key.isEmpty() && !operation.verb().equals("delete-tree")) {
        errors.add(new Failure(i, "Must provide key"));
      } else if (!allowed(operation, authorizer)) {
        errors.add(new Failure(i, RpcException.PERMISSION_DENIED));
      }
    }
    return errors;
  }

  private static boolean allowed(TxnOperation operation, Authorizer authorizer) {
    String key = operation.wish().key();
    return switch (operation.verb()) {
      // What may not be read is left out of the results (H331).
      case "get", "get-tree" -> true;
      // The outcome alone would tell about a key.
      case "check-session", "check-index" -> KvPermissions.mayRead(authorizer, key);
      case "delete-tree" -> KvPermissions.mayWriteTree(authorizer, key);
      default -> KvPermissions.mayWrite(authorizer, key);
    };
  }

  private static TxnOutcome readable(TxnOutcome outcome, Authorizer authorizer) {
    return new TxnOutcome(
        outcome.results().stream()
            .filter(result -> KvPermissions.mayRead(authorizer, result.entry().key()))
            .toList(),
        outcome.errors());
  }
}
