package io.consuljvm.operator;

import io.consuljvm.spi.Node;
import io.consuljvm.spi.consensus.Consensus;
import io.consuljvm.spi.rpc.RpcContext;
import java.util.List;

/** Answered by whichever server is asked. */
final class StatusMethods {
  private final Node node;

  StatusMethods(Node node) {
    this.node = node;
  }

  Nothing ping(Nothing argument, RpcContext context) {
    return argument;
  }

  /** {@code ip:port} of the leader, empty if none is known ({@code H444}). */
  String leader(Nothing argument, RpcContext context) {
    return node.consensus()
        .flatMap(consensus -> consensus.leadership().leader())
        .map(Object::toString)
        .orElse("");
  }

  /** {@code ip:port} of every server of the quorum ({@code H445}). */
  List<String> peers(Nothing argument, RpcContext context) {
    return node.consensus().map(Consensus::peers).stream()
        .flatMap(peers -> peers.servers().stream())
        .map(peer -> peer.address().value())
        .toList();
  }
}
