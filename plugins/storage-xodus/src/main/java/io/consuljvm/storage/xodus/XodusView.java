package io.consuljvm.storage.xodus;

import io.consuljvm.spi.storage.View;
import java.util.function.Consumer;
import jetbrains.exodus.env.Transaction;

/** A read-only transaction, held open; it does not take part in Xodus' limit on transactions. */
final class XodusView extends XodusReader implements View {
  private final Consumer<XodusView> onClose;

  XodusView(XodusStore store, Transaction txn, Consumer<XodusView> onClose) {
    super(store, txn);
    this.onClose = onClose;
  }

  /** Also called by the store when it closes, which may meet the reader's own call. */
  @Override
  public synchronized void close() {
    if (!txn.isFinished()) {
      txn.abort();
      onClose.accept(this);
    }
  }

  @Override
  void requireRunning() {
    if (txn.isFinished()) {
      throw new IllegalStateException("view is closed");
    }
  }
}
