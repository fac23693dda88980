package io.consuljvm.gossip;

import io.consuljvm.codec.Bytes;
import io.consuljvm.codec.MsgpackReader;
import io.consuljvm.codec.MsgpackWriter;
import io.consuljvm.gossip.core.Node;
import io.consuljvm.gossip.core.NodeState;
import io.consuljvm.gossip.core.PushPull;
import io.consuljvm.gossip.core.SerfState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole state of one side: a header, the nodes, and Serf's part (memberlist, section 7). */
final class PushPullCodec {
  private PushPullCodec() {}

  /** Type byte included. */
  static Bytes encode(PushPull state) {
    return encode(
        state.join(), state.nodes(), state.serf().map(SerfStateCodec::encode).orElse(Bytes.EMPTY));
  }

  static Bytes encode(boolean join, List<PushPull.Entry> nodes, Bytes userState) {
    MsgpackWriter out = MsgpackWriter.oldSpec();
    out.writeByte(MessageType.PUSH_PULL);
    MemberlistBodies.PUSH_PULL_HEADER.write(
        new MemberlistBodies.PushPullHeader(nodes.size(), userState.length(), join), out);
    for (PushPull.Entry entry : nodes) {
      MemberlistBodies.PUSH_PULL_NODE.write(body(entry), out);
    }
    out.writeEncoded(userState);
    return out.toBytes();
  }

  private static MemberlistBodies.PushPullNode body(PushPull.Entry entry) {
    Node node = entry.node();
    return new MemberlistBodies.PushPullNode(
        node.name(),
        Wire.bytes(node.endpoint().address()),
        node.endpoint().port(),
        Wire.bytes(node.meta()),
        entry.incarnation(),
        entry.state().ordinal(),
        Wire.versions(node.versions()));
  }

  /**
   * Reads what is behind the type byte.
   *
   * @param drops told of Serf's part if that is not understood; the nodes count without it
   */
  static PushPull read(MsgpackReader in, Drops drops) throws RefusedException {
    MemberlistBodies.PushPullHeader header = MemberlistBodies.PUSH_PULL_HEADER.read(in);
    requireWithin(header.nodes(), StreamLimits.NODES, "nodes");
    requireWithin(header.userStateLen(), StreamLimits.PLAIN_BYTES, "bytes of user state");
    List<PushPull.Entry> nodes = new ArrayList<>();
    for (int i = 0; i < header.nodes(); i++) {
      nodes.add(entry(MemberlistBodies.PUSH_PULL_NODE.read(in)));
    }
    Bytes userState = in.readExactly(header.userStateLen());
    return new PushPull(header.join(), nodes, serf(userState, drops));
  }

  static void requireWithin(int count, int limit, String what) throws RefusedException {
    if (count < 0) {
      throw Wire.malformed(count + " " + what);
    }
    if (count > limit) {
      throw new RefusedException(DropReason.TOO_LARGE, count + " " + what + ", more than " + limit);
    }
  }

  private static PushPull.Entry entry(MemberlistBodies.PushPullNode body) throws RefusedException {
    Node node =
        new Node(
            body.name(),
            Wire.endpoint(body.addr(), body.port()),
            Wire.core(body.meta()),
            Wire.versions(body.vsn()));
    return new PushPull.Entry(node, body.incarnation(), state(body.state()));
  }

  /** States of the future are ignored in a merge, as that of those who left is. */
  private static NodeState state(int number) {
    NodeState[] all = NodeState.values();
    return number >= 0 && number < all.length ? all[number] : NodeState.LEFT;
  }

  private static Optional<SerfState> serf(Bytes userState, Drops drops) {
    if (userState.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(SerfStateCodec.decode(userState));
    } catch (RefusedException refused) {
      drops.add(refused);
      return Optional.empty();
    }
  }
}
