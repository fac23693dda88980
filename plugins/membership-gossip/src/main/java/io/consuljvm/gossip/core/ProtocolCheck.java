package io.consuljvm.gossip.core;

import java.util.List;
import java.util.Optional;

/** Whether two halves of a pool understand each other (memberlist, section 8). */
final class ProtocolCheck {

  private int protocolLow;
  private int protocolHigh = 0xff;
  private int delegateLow;
  private int delegateHigh = 0xff;

  private ProtocolCheck() {}

  /** The first node that speaks a version some alive node does not understand, as text. */
  static Optional<String> problem(List<PushPull.Entry> remote, List<KnownNode> local) {
    ProtocolCheck common = new ProtocolCheck();
    for (PushPull.Entry entry : remote) {
      common.narrow(entry.state(), entry.node());
    }
    for (KnownNode known : local) {
      common.narrow(known.state(), known.node());
    }
    for (PushPull.Entry entry : remote) {
      Optional<String> problem = common.problemWith(entry.node());
      if (problem.isPresent()) {
        return problem;
      }
    }
    for (KnownNode known : local) {
      Optional<String> problem = common.problemWith(known.node());
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private void narrow(NodeState state, Node node) {
    VersionVector versions = node.versions();
    if (state != NodeState.ALIVE || versions.equals(VersionVector.NONE)) {
      return;
    }
    protocolLow = Math.max(protocolLow, versions.protocolMin());
    protocolHigh = Math.min(protocolHigh, versions.protocolMax());
    delegateLow = Math.max(delegateLow, versions.delegateMin());
    delegateHigh = Math.min(delegateHigh, versions.delegateMax());
  }

  private Optional<String> problemWith(Node node) {
    int protocol = node.versions().protocolCurrent();
    if (protocol < protocolLow || protocol > protocolHigh) {
      return Optional.of(text(node, "protocol", protocol, protocolLow, protocolHigh));
    }
    int delegate = node.versions().delegateCurrent();
    if (delegate < delegateLow || delegate > delegateHigh) {
      return Optional.of(text(node, "delegate protocol", delegate, delegateLow, delegateHigh));
    }
    return Optional.empty();
  }

  private static String text(Node node, String kind, int version, int low, int high) {
    return "Node '%s' %s version (%d) is incompatible: [%d, %d]"
        .formatted(node.name(), kind, version, low, high);
  }
}
