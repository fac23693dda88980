package io.consuljvm.kernel.rpc;

import static io.consuljvm.kernel.rpc.Board.ECHO_METHOD;
import static io.consuljvm.kernel.rpc.Board.LOOK_METHOD;
import static io.consuljvm.kernel.rpc.Board.PIN_METHOD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.consuljvm.kernel.fixture.CountedMetrics;
import io.consuljvm.kernel.fixture.SingleNode;
import io.consuljvm.kernel.fixture.VirtualClock;
import io.consuljvm.kernel.rpc.Board.Look;
import io.consuljvm.kernel.rpc.Board.Note;
import io.consuljvm.kernel.rpc.Board.Pin;
import io.consuljvm.spi.consensus.ServerAddress;
import io.consuljvm.spi.rpc.Cancellation;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.rpc.RpcMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where calls go that are not answered here (wire/server-rpc.md section 6). */
class ForwardingTest {
  private static final ServerAddress KNOWN = new ServerAddress("127.0.0.2:8300");

  private final Others others = new Others();
  private final SingleNode node = SingleNode.withOthers(others, new Board());

  /** Notes where calls go, and fails them. */
  private static final class Others implements RemoteCaller {
    final List<String> calls = new ArrayList<>();

    @Override
    public boolean knows(ServerAddress server) {
      return server.equals(KNOWN);
    }

    @Override
    public <A, R> R callServer(
        ServerAddress server, RpcMethod<A, R> method, A argument, Cancellation caller)
        throws RpcException {
      return failure("server " + server + " " + method.name());
    }

    @Override
    public <A, R> R callAnyServer(RpcMethod<A, R> method, A argument, Cancellation caller)
        throws RpcException {
      return failure("any server " + method.name());
    }

    @Override
    public <A, R> R callDatacenter(
        String datacenter, RpcMethod<A, R> method, A argument, Cancellation caller)
        throws RpcException {
      return failure("datacenter " + datacenter + " " + method.name());
    }

    private <R> R failure(String call) throws RpcException {
      calls.add(call);
      throw new RpcException("rpc error: elsewhere");
    }
  }

  @Test
  void aFollowerAsksTheLeader() {
    node.consensus().follow(KNOWN, Duration.ZERO);

    expectElsewhere(PIN_METHOD, Pin.of("a", "hello"), "server 127.0.0.2:8300 Board.Pin");
    expectElsewhere(LOOK_METHOD, Look.at("a"), "server 127.0.0.2:8300 Board.Look");
  }

  @Test
  void aFollowerAnswersStaleAndLocalCallsByItself() throws RpcException {
    node.consensus().follow(KNOWN, Duration.ZERO);

    assertEquals("", node.rpc().call(LOOK_METHOD, Look.at("a").stale()).text());
    assertEquals("hello", node.rpc().call(ECHO_METHOD, "hello"));
    assertEquals(List.of(), others.calls);
  }

  @Test
  void aHeldCallGoesToTheLeaderOnceItIsKnown() {
    node.consensus().depose();
    Background<Note> call = Background.start(() -> node.rpc().call(LOOK_METHOD, Look.at("a")));
    node.clock().awaitTimers(1);

    node.consensus().follow(KNOWN, Duration.ZERO);

    assertEquals("rpc error: elsewhere", call.failure().getMessage());
    assertEquals(List.of("server 127.0.0.2:8300 Board.Look"), others.calls);
  }

  @Test
  void anotherDatacenterIsAskedEvenForStaleData() {
    expectElsewhere(PIN_METHOD, new Pin("dc2", "", "a", "x"), "datacenter dc2 Board.Pin");
    expectElsewhere(LOOK_METHOD, Look.at("a").stale().in("dc2"), "datacenter dc2 Board.Look");
  }

  @Test
  void aClientAsksAnyServer() {
    RpcEnvironment environment =
        new RpcEnvironment(
            "dc1",
            new VirtualClock(),
            new Random(1),
            new CountedMetrics(),
            TokenResolver.ALLOW_ALL,
            Optional.of(others));
    RpcDispatcher client = new RpcDispatcher(environment, Optional.empty(), List.of());

    Background<String> call = Background.start(() -> client.call(ECHO_METHOD, "hello"));

    assertEquals("rpc error: elsewhere", call.failure().getMessage());
    assertEquals(List.of("any server Board.Echo"), others.calls);
  }

  private <A, R> void expectElsewhere(RpcMethod<A, R> method, A argument, String call) {
    others.calls.clear();
    Background<R> background = Background.start(() -> node.rpc().call(method, argument));
    assertEquals("rpc error: elsewhere", background.failure().getMessage());
    assertEquals(List.of(call), others.calls);
  }
}
