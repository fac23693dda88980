package io.consuljvm.kv;

import io.consuljvm.spi.state.CommandRejected;

/** A transaction that was undone; carries what went wrong with each operation. */
final class TxnRejected extends CommandRejected {
  private static final long serialVersionUID = 1;

  private final transient TxnOutcome outcome;

  TxnRejected(TxnOutcome outcome) {
    super(outcome.errors().get(0).what());
    this.outcome = outcome;
  }

  TxnOutcome outcome() {
    return outcome;
  }
}
