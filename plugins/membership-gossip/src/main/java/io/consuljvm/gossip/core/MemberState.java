package io.consuljvm.gossip.core;

/** What Serf keeps of one member. */
final class MemberState {

  private Node node;
  private Tags tags;
  private MemberStatus status = MemberStatus.ALIVE;
  private long statusTime;
  private long goneNanos;

  MemberState(Node node, Tags tags) {
    this.node = node;
    this.tags = tags;
  }

  String name() {
    return node.name();
  }

  Endpoint endpoint() {
    return node.endpoint();
  }

  MemberStatus status() {
    return status;
  }

  /** The Lamport time of the last intent about it. */
  long statusTime() {
    return statusTime;
  }

  /** When it failed or left. */
  long goneNanos() {
    return goneNanos;
  }

  void describe(Node description, Tags itsTags) {
    node = description;
    tags = itsTags;
  }

  void become(MemberStatus next) {
    status = next;
  }

  void gone(MemberStatus next, long nowNanos) {
    status = next;
    goneNanos = nowNanos;
  }

  void witness(long intentTime) {
    statusTime = intentTime;
  }

  Member view() {
    return new Member(node.name(), node.endpoint(), tags, status, node.versions());
  }
}
