package io.consuljvm.kernel.state;

import io.consuljvm.spi.consensus.StateMachine;
import io.consuljvm.spi.state.Command;
import io.consuljvm.spi.state.CommandRejected;
import io.consuljvm.spi.state.StateReader;
import io.consuljvm.spi.state.StateView;
import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.Durability;
import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Store;
import io.consuljvm.spi.storage.Table;
import io.consuljvm.spi.storage.View;
import io.consuljvm.spi.storage.Writer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The replicated state of one server. Consensus drives it as a {@link StateMachine}; everybody else
 * reads it.
 *
 * <p>A batch of entries is one transaction of the store, which also writes the applied index and
 * the index of each table (B008), so that after a crash the store shows a prefix of the log and
 * says itself where that ends. Commits are not made durable one by one, for the log has them.
 *
 * <p>Applying and restoring are done by one thread at a time; reading, by any.
 */
public final class StateShell implements StateMachine, StateReader {
  private static final Logger LOG = LoggerFactory.getLogger("consul.fsm");

  /** How many keys are removed in one transaction when a whole generation is. */
  private static final int CLEAR_KEYS = 10_000;

  private final Store store;
  private final StateSchema schema;
  private final StoredTables stored;
  private final Map<Table, Integer> slots;
  private final Map<String, Integer> slotsByName = new HashMap<>();
  private final byte[][] tableNames;
  private final StateSchema.@Nullable Binding[] commands;
  private final WatchRegistry watches = new WatchRegistry();

  private volatile StateHeader latest;

  /** What a transaction leaves to be done once it is committed. */
  private record Applied(
      List<Object> results, StateHeader header, Changes changes, List<Runnable> actions) {}

  /**
   * @param store opened with {@link StateSchema#storedTables}; not closed by this
   * @param schema what the features contribute
   */
  public StateShell(Store store, StateSchema schema) {
    this.store = store;
    this.schema = schema;
    this.stored = new StoredTables(schema.tables());
    this.slots = schema.slots();
    this.commands = schema.commandsByType();
    this.tableNames = new byte[slots.size()][];
    slots.forEach((table, slot) -> {
      slotsByName.put(table.name(), slot);
      tableNames[slot] = table.name().getBytes(StandardCharsets.US_ASCII);
    });
    this.latest = StateHeader.initial(slots.size());
    try (View view = store.view()) {
      this.latest = headerOf(view);
    }
    // What a restore that did not come to its end has left.
    clear(spare());
  }

  @Override
  public long appliedIndex() {
    return latest.applied();
  }

  @Override
  public List<Object> apply(List<Entry> entries, long lastIndex) {
    StateHeader before = latest;
    if (Long.compareUnsigned(lastIndex, before.applied()) < 0) {
      throw new IllegalStateException(
          "asked to apply up to " + lastIndex + " with " + before.applied() + " applied already");
    }
    Applied applied =
        store.write(Durability.EVENTUAL, writer -> applyAll(writer, before, entries, lastIndex));
    latest = applied.header();
    try {
      applied.actions().forEach(Runnable::run);
    } finally {
      watches.publish(applied.changes());
    }
    return applied.results();
  }

  private Applied applyAll(Writer writer, StateHeader before, List<Entry> entries, long lastIndex) {
    var transaction =
        new CommandTransaction(writer, stored, before.generation(), slots, before.indexes());
    List<Object> results = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      results.add(applyOne(transaction, entry));
    }
    StateHeader header = before.next(lastIndex, transaction.indexes());
    putHeader(writer, header);
    return new Applied(results, header, transaction.changes(), transaction.acceptedActions());
  }

  private Object applyOne(CommandTransaction transaction, Entry entry) {
    byte[] data = entry.data();
    if (data.length == 0) {
      throw new IllegalStateException(
          "log entry " + entry.index() + " is a command without a type");
    }
    int type = data[0] & ~Command.IGNORE_UNKNOWN & 0xff;
    StateSchema.Binding binding = commands[type];
    if (binding == null) {
      return skip(entry, type, (data[0] & Command.IGNORE_UNKNOWN) != 0);
    }
    ByteBuffer body = ByteBuffer.wrap(data, 1, data.length - 1).slice().asReadOnlyBuffer();
    transaction.begin(entry.index());
    try {
      Object result = binding.handler().apply(transaction, body);
      transaction.accept();
      return result;
    } catch (CommandRejected e) {
      transaction.reject();
      return e;
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "command " + binding.command().name() + " of log entry " + entry.index() + " failed", e);
    }
  }

  /** wire/raft.md section 10: who does not know a command must not go on as if it were nothing. */
  private static Object skip(Entry entry, int type, boolean mayBeSkipped) {
    if (!mayBeSkipped) {
      throw new IllegalStateException(
          "log entry " + entry.index() + " is a command of type " + type + ", which is not known");
    }
    LOG.warn("ignoring unknown message type ({}), upgrade to newer version", type);
    return Boolean.TRUE;
  }

  @Override
  public Snapshot snapshot() {
    return new SnapshotWriter(schema, open(ShellView.UNTRACKED));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Goes through a second set of tables, so that the disk holds both states for a moment and the
   * memory neither.
   */
  @Override
  public void restore(InputStream in, long lastIndex) throws IOException {
    StateHeader before = latest;
    var restoration = new Restoration(store, schema, stored, slots, spare(), in);
    boolean done = false;
    try {
      restoration.run();
      StateHeader header =
          before.restored(lastIndex, restoration.indexes(), restoration.foreignIndex());
      store.write(Durability.EVENTUAL, writer -> putHeader(writer, header));
      latest = header;
      done = true;
    } finally {
      // Of the two generations this is the one that does not count, whichever way it went.
      clear(spare());
    }
    if (done) {
      try {
        restoration.actions().forEach(Runnable::run);
      } finally {
        watches.publishAll();
      }
    }
  }

  @Override
  public void sync() {
    store.sync();
  }

  @Override
  public <T> T read(Function<StateView, T> query) {
    return evaluate(query::apply);
  }

  /** Like {@link #read}, for questions that may fail. */
  public <T, X extends Exception> T evaluate(Query<T, X> query) throws X {
    try (ShellView view = open(ShellView.UNTRACKED)) {
      return query.run(view);
    }
  }

  /**
   * Starts to watch.
   *
   * @param onChange called on the thread that applies: must be quick and must not throw
   */
  public Watch watch(Runnable onChange) {
    return new Watch(this, watches, onChange);
  }

  ShellView open(BiConsumer<Table, KeyRange> reads) {
    View view = store.view();
    return new ShellView(view, headerOf(view), stored, slots, reads);
  }

  private StateHeader headerOf(View view) {
    Optional<byte[]> row = view.get(StoredTables.HEADER, StateHeader.KEY);
    StateHeader known = latest;
    if (row.isEmpty()) {
      return StateHeader.initial(slots.size());
    }
    // Almost always the view is of the latest commit, whose header is here in decoded form.
    return StateHeader.commitOf(row.get()) == known.commit()
        ? known
        : StateHeader.decode(row.get(), slotsByName);
  }

  private boolean putHeader(Writer writer, StateHeader header) {
    writer.put(StoredTables.HEADER, StateHeader.KEY, header.encode(tableNames));
    return true;
  }

  /** The generation that nobody reads. */
  private int spare() {
    return (latest.generation() + 1) % StoredTables.GENERATIONS;
  }

  private void clear(int generation) {
    for (Table table : stored.generation(generation)) {
      boolean more = !isEmpty(table);
      while (more) {
        more = store.write(Durability.EVENTUAL, writer -> clearSome(writer, table));
      }
    }
  }

  private boolean isEmpty(Table table) {
    try (View view = store.view();
        Cursor cursor = view.scan(table, KeyRange.all())) {
      return !cursor.next();
    }
  }

  /** A large table does not fit into one transaction; whether there is more of it. */
  private static boolean clearSome(Writer writer, Table table) {
    int keys = 0;
    byte[] last = {};
    try (Cursor cursor = writer.scan(table, KeyRange.all())) {
      while (keys < CLEAR_KEYS && cursor.next()) {
        last = cursor.key();
        keys++;
      }
    }
    byte[] behindLast = Arrays.copyOf(last, last.length + 1);
    writer.deleteRange(table, new KeyRange(KeyRange.all().from(), Optional.of(behindLast)));
    return keys == CLEAR_KEYS;
  }
}
