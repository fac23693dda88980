package io.consuljvm.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.consuljvm.operator.RaftRpc.Server;
import io.consuljvm.spi.Authorizer;
import io.consuljvm.spi.Node;
import io.consuljvm.spi.consensus.Consensus;
import io.consuljvm.spi.consensus.Leadership;
import io.consuljvm.spi.consensus.Peer;
import io.consuljvm.spi.consensus.Peers;
import io.consuljvm.spi.consensus.ServerAddress;
import io.consuljvm.spi.membership.Member;
import io.consuljvm.spi.membership.MemberStatus;
import io.consuljvm.spi.membership.Pool;
import io.consuljvm.spi.rpc.LeaderContext;
import io.consuljvm.spi.rpc.QueryOptions;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.rpc.WriteRequest;
import io.consuljvm.spi.state.StateView;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A quorum of three, of which one has left the pool. */
class RaftMethodsTest {
  private static final ServerAddress A = new ServerAddress("127.0.2.1:8300");
  private static final ServerAddress B = new ServerAddress("127.0.2.2:8300");
  private static final ServerAddress GONE = new ServerAddress("127.0.2.3:8300");

  private final Consensus consensus = mock(Consensus.class);
  private final Pool pool = mock(Pool.class);
  private final Node node = mock(Node.class);
  private final LeaderContext context = mock(LeaderContext.class);
  private final RaftMethods methods = new RaftMethods(node);

  @BeforeEach
  void aQuorumOfThree() throws UnknownHostException {
    when(consensus.self()).thenReturn(A);
    when(consensus.leadership()).thenReturn(new Leadership(3, true, Optional.of(A)));
    when(consensus.peers())
        .thenReturn(
            new Peers(
                List.of(
                    new Peer(A.value(), A, true),
                    new Peer(B.value(), B, false),
                    new Peer(GONE.value(), GONE, true)),
                17));
    List<Member> members =
        List.of(
            member("a", "127.0.2.1", Map.of("role", "consul", "port", "8300")),
            member("b", "127.0.2.2", Map.of("role", "consul", "port", "8300")),
            member("client", "127.0.2.3", Map.of("role", "node")));
    when(pool.members()).thenReturn(members);
    when(node.name()).thenReturn("a");
    when(node.consensus()).thenReturn(Optional.of(consensus));
    when(node.lan()).thenReturn(Optional.of(pool));
    when(context.authorizer()).thenReturn(Authorizer.ALLOW_ALL);
  }

  @Test
  void serversHaveTheNamesOfThePool() throws RpcException {
    assertEquals(List.of("a", "b", "(unknown)"), servers().stream().map(Server::node).toList());
  }

  @Test
  void onlyTheLeaderLeads() throws RpcException {
    assertEquals(List.of(true, false, false), servers().stream().map(Server::leader).toList());
  }

  @Test
  void whoDoesNotVoteIsShownSo() throws RpcException {
    assertEquals(List.of(true, false, true), servers().stream().map(Server::voter).toList());
  }

  @Test
  void theIndexIsThatOfTheConfiguration() throws RpcException {
    assertEquals(17, configuration().index());
  }

  @Test
  void theServerThatIsNamedIsTakenOut() throws RpcException {
    when(consensus.removeServer(GONE)).thenReturn(CompletableFuture.completedFuture(null));

    assertEquals(new Nothing(), methods.removePeer(removal(GONE.value()), context));

    verify(consensus).removeServer(GONE);
  }

  @Test
  void aServerThatIsNotThereIsNotTakenOut() {
    assertThrows(RpcException.class, () -> methods.removePeer(removal("127.0.2.9:8300"), context));

    verify(consensus, never()).removeServer(new ServerAddress("127.0.2.9:8300"));
  }

  @Test
  void aRemovalThatFailsSaysWhy() {
    IllegalStateException cause = new IllegalStateException("leadership lost");
    when(consensus.removeServer(GONE)).thenReturn(CompletableFuture.failedFuture(cause));

    RpcException failure =
        assertThrows(RpcException.class, () -> methods.removePeer(removal(GONE.value()), context));

    assertEquals("leadership lost", failure.getMessage());
    assertSame(cause, failure.getCause());
  }

  @Test
  void anInterruptedRemovalKeepsTheInterrupt() {
    when(consensus.removeServer(GONE)).thenReturn(new CompletableFuture<>());
    Thread.currentThread().interrupt();

    assertThrows(RpcException.class, () -> methods.removePeer(removal(GONE.value()), context));

    assertTrue(Thread.interrupted());
  }

  @Test
  void withoutConsensusThereIsNoLeader() {
    when(node.consensus()).thenReturn(Optional.empty());

    assertEquals(
        "No cluster leader", assertThrows(RpcException.class, this::configuration).getMessage());
  }

  private List<Server> servers() throws RpcException {
    return configuration().servers();
  }

  private RaftRpc.Configuration configuration() throws RpcException {
    return methods.configuration(
        mock(StateView.class),
        new RaftRpc.ConfigurationRequest("dc1", new RaftRpc.Source("", ""), QueryOptions.of("")),
        context);
  }

  private static RaftRpc.RemovePeerRequest removal(String address) {
    return new RaftRpc.RemovePeerRequest("dc1", address, new WriteRequest(""));
  }

  private static Member member(String name, String address, Map<String, String> tags)
      throws UnknownHostException {
    return new Member(
        name,
        InetAddress.getByName(address),
        8301,
        tags,
        MemberStatus.ALIVE,
        new Member.Versions(1, 5, 2, 2, 5, 4));
  }
}
