package io.consuljvm.kernel.rpc;

import io.consuljvm.spi.Authorizer;
import io.consuljvm.spi.Contributions;
import io.consuljvm.spi.Feature;
import io.consuljvm.spi.Node;
import io.consuljvm.spi.rpc.LeaderContext;
import io.consuljvm.spi.rpc.QueryMeta;
import io.consuljvm.spi.rpc.QueryOptions;
import io.consuljvm.spi.rpc.ReadArgument;
import io.consuljvm.spi.rpc.ReadReply;
import io.consuljvm.spi.rpc.RpcArgument;
import io.consuljvm.spi.rpc.RpcContext;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.rpc.RpcHandler;
import io.consuljvm.spi.rpc.RpcMethod;
import io.consuljvm.spi.state.Command;
import io.consuljvm.spi.state.CommandRejected;
import io.consuljvm.spi.state.StateTransaction;
import io.consuljvm.spi.state.StateView;
import io.consuljvm.spi.storage.Table;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A feature for these tests: a board to which notes are pinned by name. */
final class Board implements Feature {
  static final Table NOTES = new Table("notes");
  static final Command PIN = new Command(1, "pin");

  static final RpcMethod<Pin, String> PIN_METHOD =
      RpcMethod.of("Board.Pin", Pin.class, String.class);
  static final RpcMethod<Look, Note> LOOK_METHOD =
      RpcMethod.of("Board.Look", Look.class, Note.class);
  static final RpcMethod<String, String> ECHO_METHOD =
      RpcMethod.of("Board.Echo", String.class, String.class);

  /** How often the read handler ran. */
  final AtomicInteger looks = new AtomicInteger();

  record Pin(String datacenter, String token, String name, String text) implements RpcArgument {
    static Pin of(String name, String text) {
      return new Pin("dc1", "", name, text);
    }
  }

  record Look(String datacenter, QueryOptions options, String name) implements ReadArgument {
    static Look at(String name) {
      return new Look("dc1", QueryOptions.of(""), name);
    }

    Look after(long index, Duration wait) {
      return with(new QueryOptions("", index, wait, options.allowStale(), false));
    }

    Look stale() {
      return with(
          new QueryOptions("", options.minQueryIndex(), options.maxQueryTime(), true, false));
    }

    Look consistent() {
      return with(
          new QueryOptions("", options.minQueryIndex(), options.maxQueryTime(), false, true));
    }

    Look in(String other) {
      return new Look(other, options, name);
    }

    private Look with(QueryOptions other) {
      return new Look(datacenter, other, name);
    }
  }

  record Note(String text, QueryMeta meta) implements ReadReply<Note> {
    @Override
    public Note withMeta(QueryMeta newMeta) {
      return new Note(text, newMeta);
    }
  }

  @Override
  public void contribute(Node node, Contributions contributions) {
    contributions.table(NOTES);
    contributions.command(PIN, Board::apply);
    contributions.method(PIN_METHOD, RpcHandler.onLeader(Board::pin));
    contributions.method(LOOK_METHOD, RpcHandler.read(this::look));
    contributions.method(ECHO_METHOD, RpcHandler.local(Board::echo));
  }

  private static Object apply(StateTransaction tx, ByteBuffer body) throws CommandRejected {
    String[] parts = StandardCharsets.UTF_8.decode(body).toString().split("=", 2);
    if (parts[1].isEmpty()) {
      throw new CommandRejected("a note needs a text");
    }
    tx.put(NOTES, bytes(parts[0]), bytes(parts[1]));
    tx.touch(NOTES);
    return tx.logIndex();
  }

  private static String pin(Pin pin, LeaderContext context) throws RpcException, CommandRejected {
    if (!context.authorizer().allows("note", pin.name(), Authorizer.Access.WRITE)) {
      throw new RpcException(RpcException.PERMISSION_DENIED);
    }
    return context.propose(PIN, bytes(pin.name() + "=" + pin.text())).toString();
  }

  private Note look(StateView view, Look look, RpcContext context) throws RpcException {
    looks.incrementAndGet();
    if (look.name().equals("broken")) {
      throw new RpcException("a broken note");
    }
    String text =
        view.get(NOTES, bytes(look.name()))
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElse("");
    return new Note(text, QueryMeta.ofIndex(view.index(NOTES)));
  }

  private static String echo(String text, RpcContext context) {
    return text;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
