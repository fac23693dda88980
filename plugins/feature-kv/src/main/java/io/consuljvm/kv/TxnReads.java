package io.consuljvm.kv;

import io.consuljvm.codec.GoStrconv;
import io.consuljvm.kv.TxnOutcome.Result;
import io.consuljvm.spi.state.CommandRejected;
import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Reader;
import java.util.ArrayList;
import java.util.List;

/** The verbs that read, alike in a transaction and in a read-only batch ({@code B136 - B138}). */
final class TxnReads {
  private TxnReads() {}

  /**
   * @throws CommandRejected with the text for this operation
   */
  static List<Result> run(Reader view, TxnOperation operation) throws CommandRejected {
    if (operation == TxnOperation.NONE) {
      throw new CommandRejected("no operation specified");
    }
    Entry wish = operation.wish();
    return switch (operation.verb()) {
      case "get" -> List.of(new Result(get(view, wish.key()), true));
      case "get-tree" -> tree(view, wish.key());
      case "check-session" -> List.of(new Result(checkSession(view, wish), false));
      case "check-index" -> List.of(new Result(checkIndex(view, wish), false));
      default -> throw new CommandRejected("unknown KV verb " + GoStrconv.quote(operation.verb()));
    };
  }

  private static Entry get(Reader view, String key) throws CommandRejected {
    return KvReads.find(view, key)
        .orElseThrow(() -> new CommandRejected("key " + GoStrconv.quote(key) + " doesn't exist"));
  }

  private static List<Result> tree(Reader view, String prefix) {
    List<Result> results = new ArrayList<>();
    try (Cursor cursor = view.scan(KvTables.KVS, KeyRange.prefix(Keys.bytes(prefix)))) {
      while (cursor.next()) {
        Entry entry = StoredEntry.decode(Keys.text(cursor.key()), cursor.value());
        results.add(new Result(entry, true));
      }
    }
    return results;
  }

  private static Entry checkSession(Reader view, Entry wish) throws CommandRejected {
    Entry entry =
        KvReads.find(view, wish.key())
            .orElseThrow(() ->
                new CommandRejected(
                    "failed to check session, key "
                        + GoStrconv.quote(wish.key())
                        + " doesn't exist"));
    if (!entry.session().equals(wish.session())) {
      throw new CommandRejected(
          "failed session check for key "
              + GoStrconv.quote(wish.key())
              + ", current session "
              + GoStrconv.quote(entry.session())
              + " != "
              + GoStrconv.quote(wish.session()));
    }
    return entry;
  }

  private static Entry checkIndex(Reader view, Entry wish) throws CommandRejected {
    Entry entry =
        KvReads.find(view, wish.key())
            .orElseThrow(() ->
                new CommandRejected(
                    "failed to check index, key "
                        + GoStrconv.quote(wish.key())
                        + " doesn't exist"));
    if (entry.modifyIndex() != wish.modifyIndex()) {
      throw new CommandRejected(
          "failed index check for key "
              + GoStrconv.quote(wish.key())
              + ", current modify index "
              + Long.toUnsignedString(entry.modifyIndex())
              + " != "
              + Long.toUnsignedString(wish.modifyIndex()));
    }
    return entry;
  }
}
