package io.consuljvm.kernel.state;

import io.consuljvm.kernel.fixture.MemoryStore;
import io.consuljvm.spi.consensus.StateMachine;
import io.consuljvm.spi.state.Command;
import io.consuljvm.spi.state.CommandHandler;
import io.consuljvm.spi.state.CommandRejected;
import io.consuljvm.spi.state.SnapshotPart;
import io.consuljvm.spi.state.SnapshotSink;
import io.consuljvm.spi.state.StateTransaction;
import io.consuljvm.spi.state.StateView;
import io.consuljvm.spi.storage.Cursor;
import io.consuljvm.spi.storage.KeyRange;
import io.consuljvm.spi.storage.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A feature of its own for these tests: names and values, as text. */
final class Things {
  static final Table TABLE = new Table("things");
  static final Table COUNTS = new Table("counts");

  /** {@code key=value}. */
  static final Command SET = new Command(2, "set");

  /** Sets, touches, asks for a wake and a call, and then changes its mind. */
  static final Command REFUSE = new Command(3, "refuse");

  static final Command REMOVE_PREFIX = new Command(4, "remove-prefix");
  static final Command WAKE = new Command(5, "wake");

  static final int RECORD = 2;

  private Things() {}

  static StateSchema schema() {
    Map<Command, CommandHandler> commands = new LinkedHashMap<>();
    commands.put(SET, Things::set);
    commands.put(REFUSE, Things::refuse);
    commands.put(REMOVE_PREFIX, Things::removePrefix);
    commands.put(WAKE, Things::wake);
    return new StateSchema(Set.of(TABLE, COUNTS), commands, List.of(new Part()));
  }

  static MemoryStore store() {
    return new MemoryStore(schema().storedTables());
  }

  static StateMachine.Entry entry(long index, Command command, String body) {
    byte[] text = bytes(body);
    byte[] data = ByteBuffer.allocate(1 + text.length).put(command.firstByte()).put(text).array();
    return new StateMachine.Entry(index, 1, data);
  }

  static StateMachine.Entry set(long index, String key, String value) {
    return entry(index, SET, key + "=" + value);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Map<String, String> all(StateView view) {
    Map<String, String> all = new TreeMap<>();
    try (Cursor cursor = view.scan(TABLE, KeyRange.all())) {
      while (cursor.next()) {
        all.put(text(cursor.key()), text(cursor.value()));
      }
    }
    return all;
  }

  private static Object set(StateTransaction tx, ByteBuffer body) {
    String[] parts = text(body).split("=", 2);
    tx.put(TABLE, bytes(parts[0]), bytes(parts[1]));
    tx.touch(TABLE);
    return parts[1];
  }

  private static Object refuse(StateTransaction tx, ByteBuffer body) throws CommandRejected {
    set(tx, body);
    tx.deleteRange(TABLE, KeyRange.all());
    tx.wake(COUNTS, KeyRange.all());
    tx.afterCommit(() -> {
      throw new AssertionError("a refused command is not committed");
    });
    throw new CommandRejected("refused");
  }

  private static Object removePrefix(StateTransaction tx, ByteBuffer body) {
    long removed = tx.deleteRange(TABLE, KeyRange.prefix(bytes(text(body))));
    tx.touch(TABLE);
    return removed;
  }

  private static Object wake(StateTransaction tx, ByteBuffer body) {
    tx.wake(TABLE, KeyRange.prefix(bytes(text(body))));
    return true;
  }

  private static String text(ByteBuffer body) {
    return StandardCharsets.UTF_8.decode(body).toString();
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Records are {@code [key, value]}, both short. */
  private static final class Part implements SnapshotPart {
    @Override
    public int order() {
      return 5;
    }

    @Override
    public Set<Integer> types() {
      return Set.of(RECORD);
    }

    @Override
    public void write(StateView view, SnapshotSink sink) throws IOException {
      try (Cursor cursor = view.scan(TABLE, KeyRange.all())) {
        while (cursor.next()) {
          byte[] key = cursor.key();
          byte[] value = cursor.value();
          ByteBuffer body = ByteBuffer.allocate(3 + key.length + value.length);
          body.put((byte) 0x92).put((byte) (0xa0 | key.length)).put(key);
          body.put((byte) (0xa0 | value.length)).put(value);
          sink.record(RECORD, body.array());
        }
      }
    }

    @Override
    public void restore(StateTransaction tx, int type, InputStream in) throws IOException {
      if (in.read() != 0x92) {
        throw new IOException("not a pair");
      }
      List<byte[]> pair = new ArrayList<>();
      pair.add(in.readNBytes(in.read() & 0x1f));
      pair.add(in.readNBytes(in.read() & 0x1f));
      tx.put(TABLE, pair.get(0), pair.get(1));
      tx.touch(TABLE, tx.logIndex());
    }
  }
}
