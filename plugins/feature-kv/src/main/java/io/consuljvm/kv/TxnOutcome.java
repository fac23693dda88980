package io.consuljvm.kv;

import java.util.List;

/**
 * What came of a transaction: results, or every error there was ({@code H324, H325}).
 *
 * @param results in the order of the operations; a tree gives several, a deletion none
 * @param errors if there are any, nothing was changed
 */
record TxnOutcome(List<Result> results, List<Failure> errors) {
  TxnOutcome {
    results = List.copyOf(results);
    errors = List.copyOf(errors);
  }

  /**
   * @param entry as it is after the operation
   * @param withValue whether its value is part of the answer ({@code H326})
   */
  record Result(Entry entry, boolean withValue) {}

  /**
   * @param operation its place in the list
   */
  record Failure(int operation, String what) {}

  static TxnOutcome failed(List<Failure> errors) {
    return new TxnOutcome(List.of(), errors);
  }

  boolean succeeded() {
    return errors.isEmpty();
  }
}
