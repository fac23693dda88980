package io.consuljvm.spi.state;

import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Table;
import io.consuljvm.spi.storage.Writer;

/**
 * What a command changes. All of it is committed together with the applied index, or, if the
 * handler throws {@link CommandRejected}, none of it. Valid while the handler runs, on its thread.
 */
public interface StateTransaction extends StateView, Writer {
  /** The log index of the command: what goes into createIndex and modifyIndex. */
  long logIndex();

  /** Records the log index as the newest one of a table ({@code B008}). */
  void touch(Table table);

  /** Like {@link #touch}, with an index taken from a snapshot; never lowers what is recorded. */
  void touch(Table table, long index);

  /** Wakes the blocking queries that read anything in a range, even if nothing in it changed. */
  void wake(Table table, KeyRange range);

  /** Runs after the commit, on the thread that applies; must be quick and must not throw. */
  void afterCommit(Runnable action);
}
