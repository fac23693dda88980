package io.consuljvm.gossip.core;

/**
 * A node as it describes itself in an alive message.
 *
 * @param name unique in the pool, case sensitive
 * @param meta opaque to memberlist; Serf keeps the encoded tags here
 */
public record Node(String name, Endpoint endpoint, Bytes meta, VersionVector versions) {

  Node withPortIfMissing(int port) {
    return endpoint.port() != 0 ? this : new Node(name, endpoint.withPort(port), meta, versions);
  }

  Node withMeta(Bytes other) {
    return new Node(name, endpoint, other, versions);
  }
}
