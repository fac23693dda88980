package io.consuljvm.agent;

import io.consuljvm.spi.Node;
import io.consuljvm.spi.membership.Coordinate;
import io.consuljvm.spi.membership.Pool;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the agent says of itself ({@code H141 - H157}).
 *
 * @param config as it is in force, without anything secret
 * @param coord own coordinate on the LAN
 * @param member itself as a member of the LAN pool; nothing where there is no pool
 */
record AgentSelf(
    Map<String, Object> config,
    Optional<Coordinate> coord,
    Optional<MemberView> member,
    Map<String, Map<String, String>> stats) {

  static AgentSelf of(Node node) {
    Map<String, Object> config = new TreeMap<>(node.config().getObject("self").unwrapped());
    config.put("Revision", "");
    config.put("Version", node.version());
    config.put("VersionPrerelease", "");
    return new AgentSelf(
        config,
        node.lan().flatMap(Pool::coordinate),
        node.lan().map(Pool::self).map(MemberView::of),
        node.stats());
  }
}
