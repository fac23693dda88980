package io.consuljvm.kv;

import io.consuljvm.codec.GoStrconv;
import io.consuljvm.kv.TxnOutcome.Failure;
import io.consuljvm.kv.TxnOutcome.Result;
import io.consuljvm.spi.state.CommandRejected;
import io.consuljvm.spi.state.StateTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a transaction on the tables (spec/behaviours.md section 7). */
final class TxnWrites {
  private final StateTransaction transaction;
  private final KvWrites writes;

  TxnWrites(StateTransaction transaction, Sessions sessions) {
    this.transaction = transaction;
    this.writes = new KvWrites(transaction, sessions);
  }

  /**
   * Runs all operations, each seeing what those before it did.
   *
   * @throws TxnRejected if any of them failed: the caller is to undo the rest
   */
  TxnOutcome run(List<TxnOperation> operations) throws TxnRejected {
    List<Result> results = new ArrayList<>();
    List<Failure> errors = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      try {
        results.addAll(run(operations.get(i)));
      } catch (CommandRejected e) {
        errors.add(new Failure(i, e.getMessage()));
      }
    }
    if (!errors.isEmpty()) {
      throw new TxnRejected(TxnOutcome.failed(errors));
    }
    return new TxnOutcome(results, errors);
  }

  private List<Result> run(TxnOperation operation) throws CommandRejected {
    Entry wish = operation.wish();
    String key = GoStrconv.quote(wish.key());
    switch (operation.verb()) {
      case "delete" -> {
        writes.delete(wish.key());
        return List.of();
      }
      case "delete-cas" -> {
        if (!writes.compareAndDelete(wish.key(), wish.modifyIndex())) {
          throw new CommandRejected("failed to delete key " + key + ", index is stale");
        }
        return List.of();
      }
      case "delete-tree" -> {
        writes.deleteTree(wish.key());
        return List.of();
      }
      case "set" -> {
        return written(Optional.of(writes.set(wish)), "");
      }
      case "cas" -> {
        return written(writes.compareAndSet(wish), "failed to set key " + key + ", index is stale");
      }
      case "lock" -> {
        return written(writes.lock(wish), "failed to lock key " + key + ", lock is already held");
      }
      case "unlock" -> {
        return written(
            writes.unlock(wish),
            "failed to unlock key " + key + ", lock isn't held, or is held by another session");
      }
      default -> {
        return TxnReads.run(transaction, operation);
      }
    }
  }

  private static List<Result> written(Optional<Entry> entry, String otherwise)
      throws CommandRejected {
    return List.of(new Result(entry.orElseThrow(() -> new CommandRejected(otherwise)), false));
  }
}
