package io.consuljvm.operator;

import io.consuljvm.operator.RaftRpc.Configuration;
import io.consuljvm.operator.RaftRpc.ConfigurationRequest;
import io.consuljvm.operator.RaftRpc.RemovePeerRequest;
import io.consuljvm.operator.RaftRpc.Server;
import io.consuljvm.spi.Authorizer;
import io.consuljvm.spi.Authorizer.Access;
import io.consuljvm.spi.Node;
import io.consuljvm.spi.consensus.Consensus;
import io.consuljvm.spi.consensus.Peer;
import io.consuljvm.spi.consensus.Peers;
import io.consuljvm.spi.consensus.ServerAddress;
import io.consuljvm.spi.membership.Member;
import io.consuljvm.spi.rpc.LeaderContext;
import io.consuljvm.spi.rpc.RpcContext;
import io.consuljvm.spi.rpc.RpcException;
import io.consuljvm.spi.state.StateView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Shows the quorum and takes servers out of it ({@code H389 - H394}). */
final class RaftMethods {
  /** As for any write ({@code H462}). */
  private static final long REMOVE_SECONDS = 30;

  private final Node node;

  RaftMethods(Node node) {
    this.node = node;
  }

  Configuration configuration(StateView view, ConfigurationRequest request, RpcContext context)
      throws RpcException {
    require(context.authorizer(), Access.READ);
    Consensus consensus = consensus();
    Optional<ServerAddress> leader = consensus.leadership().leader();
    Map<String, String> names = namesByAddress();
    Peers peers = consensus.peers();
    List<Server> servers =
        peers.servers().stream().map(peer -> server(peer, leader, names)).toList();
    return new Configuration(servers, peers.index());
  }

  private static Server server(
      Peer peer, Optional<ServerAddress> leader, Map<String, String> names) {
    String address = peer.address().value();
    return new Server(
        peer.id(),
        names.getOrDefault(address, "(unknown)"),
        address,
        leader.filter(peer.address()::equals).isPresent(),
        peer.voter());
  }

  /** Live servers by RPC address; without a pool only this one is known. */
  private Map<String, String> namesByAddress() {
    Map<String, String> names = new TreeMap<>();
    node.consensus().ifPresent(consensus -> names.put(consensus.self().value(), node.name()));
    node.lan().ifPresent(pool -> pool.members().forEach(member -> addServer(names, member)));
    return names;
  }

  private static void addServer(Map<String, String> names, Member member) {
    String port = member.tags().get("port");
    if ("consul".equals(member.tags().get("role")) && port != null) {
      String host = member.address().getHostAddress();
      names.put((host.contains(":") ? "[" + host + "]" : host) + ":" + port, member.name());
    }
  }

  Nothing removePeer(RemovePeerRequest request, LeaderContext context) throws RpcException {
    require(context.authorizer(), Access.WRITE);
    Consensus consensus = consensus();
    boolean known =
        consensus.peers().servers().stream()
            .anyMatch(peer -> peer.address().value().equals(request.address()));
    if (!known) {
      throw new RpcException(
          "address \"" + request.address() + "\" was not found in the Raft configuration");
    }
    try {
      consensus
          .removeServer(new ServerAddress(request.address()))
          .get(REMOVE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new RpcException(String.valueOf(e.getCause().getMessage()), e.getCause());
    } catch (TimeoutException e) {
      throw new RpcException("timed out removing " + request.address(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RpcException("interrupted while removing " + request.address(), e);
    }
    return new Nothing();
  }

  private Consensus consensus() throws RpcException {
    return node.consensus().orElseThrow(() -> new RpcException(RpcException.NO_LEADER));
  }

  private static void require(Authorizer authorizer, Access access) throws RpcException {
    if (!authorizer.allows("operator", "", access)) {
      throw new RpcException(RpcException.PERMISSION_DENIED);
    }
  }
}
