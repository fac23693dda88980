package io.consuljvm.spi.membership;

import java.net.InetAddress;
import java.util.Map;
import java.util.TreeMap;

/**
 * A member of a pool, as this agent sees it ({@code H133}).
 *
 * @param tags sorted by key
 * @param versions what it speaks
 */
public record Member(
    String name,
    InetAddress address,
    int port,
    Map<String, String> tags,
    MemberStatus status,
    Versions versions) {
  public Member {
    tags = java.util.Collections.unmodifiableMap(new TreeMap<>(tags));
  }

  /** Protocol versions of memberlist and, as delegate, of Serf: lowest, highest, in use. */
  public record Versions(
      int protocolMin,
      int protocolMax,
      int protocolCurrent,
      int delegateMin,
      int delegateMax,
      int delegateCurrent) {}
}
