package io.consuljvm.raft.core;

import java.util.List;

/**
 * The durable log, read only. The core keeps what is recent in memory and asks here for the rest,
 * on its own thread, and only for indexes that it knows to be durable and not compacted.
 */
public interface LogView {
  /** A log that holds nothing. */
  LogView EMPTY =
      new LogView() {
        @Override
        public long firstIndex() {
          return 1;
        }

        @Override
        public long lastIndex() {
          return 0;
        }

        @Override
        public long term(long index) {
          throw new IllegalArgumentException("no entry at index " + index);
        }

        @Override
        public List<LogEntry> entries(long from, int maxCount) {
          throw new IllegalArgumentException("no entry at index " + from);
        }
      };

  /** Index of the oldest entry; {@code lastIndex() + 1} if there is none. Asked once, at start. */
  long firstIndex();

  /** Index of the newest entry; 0 if there never was one. Asked once, at start. */
  long lastIndex();

  /** The term of the entry at {@code index}, which exists. */
  long term(long index);

  /** From 1 to {@code maxCount} consecutive entries from {@code from} on, which exists. */
  List<LogEntry> entries(long from, int maxCount);
}
